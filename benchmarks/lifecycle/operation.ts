/** In the order of a life. */
export const operations = ["create", "preview", "refresh", "update", "destroy"] as const;

export type Operation = (typeof operations)[number];
