import { z } from "zod";
import { pageMaxItems } from "../limits";
import * as parameters from "../parameters";
import type { ListParams } from "./in-organization";

export const inOrganization = {
  organization_id: parameters.id,
  xClientRequestID: z.uuid().optional(),
};

const cursor = parameters.cursor.optional();

export const listParams = z.strictObject({
  ...inOrganization,
  after: cursor,
  before: cursor,
  expand: z.array(z.enum(["permissions", "total_count"])).optional(),
  limit: z.int().min(1).max(pageMaxItems).optional(),
}) satisfies z.ZodType<ListParams>;
