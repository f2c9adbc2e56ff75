import { resolve } from "node:path";
import { bundlePlugin } from "./bundle";

bundlePlugin(resolve(__dirname, "../../bin"));
