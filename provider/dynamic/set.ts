import { set } from "./providers";

// What `__provider` of every ServiceAccountCredentialSet in some state requires: a contract for ever.
export = set;
