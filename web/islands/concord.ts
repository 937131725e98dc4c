/** The islands of every page. Modules run once the page has been read. */
import { counts } from "./count.ts";
import { drafts } from "./draft.ts";
import { summary } from "./summary.ts";
import { timeout } from "./timeout.ts";
import { verdicts } from "./verdict.ts";

// Drafts first: the counts must see what was put back.
drafts();
counts();
summary();
timeout();
verdicts();
