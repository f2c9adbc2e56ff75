let step = 0;

/** Opens an act of the demo. */
export function announce(title: string): void {
  step += 1;
  console.log(`\n━━━ ${step}. ${title}`);
}

/** A line of the demo's own, told apart from what Pulumi prints. */
export function narrate(line: string): void {
  console.log(`▸ ${line}`);
}
