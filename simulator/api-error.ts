import { STATUS_CODES } from "node:http";

/** An answer that says no. */
export class ApiError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

export interface ErrorBody {
  message: string;
  code: string;
  status: number;
}

/** The API's error format. Which codes exist is not stated; the status' own name is (assumed). */
export function errorBody(status: number, message: string): ErrorBody {
  const name = STATUS_CODES[status] ?? "error";
  return { message, code: name.toLowerCase().replaceAll(/[^a-z]+/g, "_"), status };
}
