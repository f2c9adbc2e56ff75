import { meetEveryFault } from "./meet-every-fault";

meetEveryFault("plugin");
