import type { OperationId } from "../../simulator";

/** A method of the client's, and what the API calls it. */
export interface Operation {
  /** As the page names it. */
  name: "create" | "read" | "update" | "delete" | "list" | "token";
  id: OperationId;
  /** A second request is a second effect. */
  isSentOnce?: true;
  /** Nothing is to be undone where its answer is lost. */
  isHarmless?: true;
  /** Any answer that says that it succeeded will do. */
  isAnswerUnread?: true;
  /** It is about one credential, and answers 404 where that is gone. */
  isOfCredential?: true;
}

export const create: Operation = { name: "create", id: "createCredential", isSentOnce: true };
export const read: Operation = {
  name: "read",
  id: "retrieveCredential",
  isHarmless: true,
  isOfCredential: true,
};
export const update: Operation = {
  name: "update",
  id: "updateCredential",
  isOfCredential: true,
};
export const remove: Operation = {
  name: "delete",
  id: "deleteCredential",
  isAnswerUnread: true,
  isOfCredential: true,
};
export const list: Operation = { name: "list", id: "listCredentials", isHarmless: true };
export const token: Operation = { name: "token", id: "token", isHarmless: true };

export const operations = [create, read, update, remove, list, token] as const;

/** A step of a credential's life in Pulumi, and which of its requests is struck. */
export interface Step {
  /** As the page names it. */
  name: string;
  does: "create" | "read" | "update" | "delete";
  /** The program chose the credential's name, so that others may bear it too. */
  isNameChosen?: true;
  /** No page of the list is to be had, so that it is asked for by itself. */
  isUnlisted?: true;
  struck: Operation;
}

export const steps: readonly Step[] = [
  { name: "create, with a generated name", does: "create", struck: create },
  {
    name: "create, with a name of the program's",
    does: "create",
    isNameChosen: true,
    struck: create,
  },
  { name: "read", does: "read", struck: list },
  { name: "read, of one that no page holds", does: "read", isUnlisted: true, struck: read },
  { name: "update", does: "update", struck: update },
  { name: "delete", does: "delete", struck: remove },
  { name: "list, after a create whose answer was lost", does: "create", struck: list },
  { name: "token, for a create", does: "create", struck: token },
  { name: "token, for a read", does: "read", struck: token },
  { name: "token, for a delete", does: "delete", struck: token },
];

/** What a step asks of the API first. */
export const stepOperation = { create, read: list, update, delete: remove } satisfies Record<
  Step["does"],
  Operation
>;
