import { rotating } from "./providers";

// What `__provider` of every RotatingServiceAccountCredential in some state requires: a contract for ever.
export = rotating;
