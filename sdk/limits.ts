/** Lengths that the API reference states, in characters. */
export const idMaxLength = 255;
export const cursorMaxLength = 255;
export const descriptionMaxLength = 500;
export const pageMaxItems = 100;

/** Assumed: the reference gives names no bound; ids and labels have this one. */
export const nameMaxLength = 255;
