import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import GithubSlugger from "github-slugger";

const root = resolve(__dirname, "../..");
const pages = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter(Boolean);

test.each(pages)("every link of %s leads to a file, and to a heading of it", (page) => {
  expect(linksOf(page).filter((link) => !leadsSomewhere(page, link))).toEqual([]);
});

test("a link to what isn't there is found", () => {
  expect(leadsSomewhere("README.md", "docs/secrets.md#secrets-and-state")).toBe(true);
  expect(leadsSomewhere("README.md", "docs/secret.md")).toBe(false);
  expect(leadsSomewhere("README.md", "docs/secrets.md#secrets")).toBe(false);
});

/** Those that stay in the project. */
function linksOf(page: string): string[] {
  const links = textOf(page).matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].map(([, link]) => String(link)).filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path, heading] = link.split("#");
  const target = path ? join(dirname(page), path) : page;
  if (!existsSync(join(root, target))) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

function headingsOf(page: string): string[] {
  const slugger = new GithubSlugger();
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, text]) => slugger.slug(String(text)));
}

/** Without its code, which may look like headings and links. */
function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8").replaceAll(/^```.*?^```/gms, "");
}
