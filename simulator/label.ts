/** What service accounts and credentials have in common for people to read. */
export interface Label {
  name: string;
  description: string | undefined;
}

export interface NewLabel {
  name: string;
  description?: string | undefined;
}

export interface LabelChange {
  name?: string | undefined;
  description?: string | null | undefined;
}

export function label({ name, description }: NewLabel): Label {
  return { name, description: descriptionOf(description) };
}

/** What the change leaves out stays. */
export function relabel(target: Label, { name, description }: LabelChange): void {
  if (name !== undefined) target.name = name;
  if (description !== undefined) target.description = descriptionOf(description);
}

/** An empty description, or null, is none: it is absent from answers (assumed). */
function descriptionOf(text: string | null | undefined): string | undefined {
  return text || undefined;
}
