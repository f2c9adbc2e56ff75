import { assertNoLeaks } from "./evidence";
import { printSummary } from "./summary";

function tearDown(): void {
  try {
    assertNoLeaks();
  } finally {
    printSummary();
  }
}

export = tearDown;
