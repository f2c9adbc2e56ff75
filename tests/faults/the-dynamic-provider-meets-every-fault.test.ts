import { meetEveryFault } from "./meet-every-fault";

meetEveryFault("dynamic");
