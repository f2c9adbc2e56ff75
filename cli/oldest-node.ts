/** What package.json's `engines` says: the first Node.js that can require the ES modules this stands on. */
export const oldestNode = "22.12.0";
