import { credential } from "./providers";

// What `__provider` of every ServiceAccountCredential in some state requires: a contract for ever.
export = credential;
