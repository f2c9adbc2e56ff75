import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OperationId } from "./operation-id";

/** What the simulator reads of openapi.json. */
export interface ApiDocument {
  paths: Record<string, Partial<Record<HttpMethod, OperationObject>>>;
  components: {
    parameters: Record<string, ParameterObject>;
    responses: Record<string, ResponseObject>;
    schemas: Record<string, object>;
  };
}

export type HttpMethod = "get" | "post" | "patch" | "delete";

export interface OperationObject {
  operationId: OperationId;
  /** Empty where no token is asked for. */
  security?: [];
  parameters: ReferenceObject[];
  requestBody?: { content: ContentObject };
  responses: Record<string, ResponseObject | ReferenceObject>;
}

export interface ReferenceObject {
  $ref: string;
}

export interface ParameterObject {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: object;
}

export interface ResponseObject {
  content?: ContentObject;
}

/** One media type and its schema. */
export type ContentObject = Record<string, { schema: object }>;

export const apiDocument: ApiDocument = JSON.parse(
  readFileSync(join(__dirname, "openapi.json"), "utf8"),
);
