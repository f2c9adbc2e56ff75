import { account } from "./providers";

// What `__provider` of every ServiceAccount in some state requires: a contract for ever.
export = account;
