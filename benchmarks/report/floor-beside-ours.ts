import { floor } from "../lifecycle/contenders/floor";
import { oursDynamic } from "../lifecycle/contenders/ours";
import { tofuName } from "../lifecycle/contenders/tofu";
import type { Measurement } from "../lifecycle/measurement";
import { operations } from "../lifecycle/operation";
import { settings } from "../lifecycle/plan";
import { settingText } from "../lifecycle/setting";
import { measured } from "../limits/quantity";
import { spreadOf } from "../statistics";
import { markdownTable } from "./markdown-table";

/** Where OpenTofu is faster: how our time compares with Pulumi's own. */
export function floorBesideOurs(measurements: readonly Measurement[]): string {
  const rows = [settings.hundred, settings.threeHundred, settings.thousand].flatMap((setting) =>
    operations.flatMap((operation) => {
      const time = (contender: string) =>
        spreadOf(measured({ setting, contender, operation, figure: "wallSeconds" }, measurements))
          .median;
      const [ours, least, theirs] = [oursDynamic.name, floor.name, tofuName].map(time);
      if (ours === undefined || least === undefined || theirs === undefined) return [];
      if (!(ours > theirs)) return [];
      const seconds = [theirs, ours, least].map((one) => `${one.toFixed(1)} s`);
      const share = `${Math.round((least / ours) * 100)} %`;
      return [[settingText(setting), operation, ...seconds, share]];
    }),
  );
  return markdownTable(
    ["", "", tofuName, oursDynamic.name, floor.name, "the floor beside ours"],
    rows,
  );
}
