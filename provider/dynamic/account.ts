import { serviceAccount } from "../definitions/service-account";
import { dynamicProvider } from "./dynamic-provider";

// What `__provider` of every ServiceAccount in some state requires: a contract for ever.
export = dynamicProvider(serviceAccount);
