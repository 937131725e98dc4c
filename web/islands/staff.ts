/** The islands of staff pages: those of every page, and the table filter. */
import "./concord.ts";
import { filters } from "./filter.ts";

filters();
