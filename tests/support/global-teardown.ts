import { assertNoLeaks } from "./evidence";

export = assertNoLeaks;
