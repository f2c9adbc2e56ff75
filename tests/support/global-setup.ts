import { startEvidence } from "./evidence";

export = startEvidence;
