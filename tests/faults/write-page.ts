import { writeFileSync } from "node:fs";
import { pageFile, pageText } from "./page";

writeFileSync(pageFile, pageText());
