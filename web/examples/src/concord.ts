/**
 * A client of Concord, in as few lines as a front end needs. Every path, body and answer is typed by `api.ts`, which
 * `npm run types` makes from the OpenAPI document: what the API doesn't have doesn't compile here.
 */
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

/** What somebody asks for. */
export type Filing = components["schemas"]["Filing"];
/** What they get for it: an id for machines, a reference for people. */
export type Filed = components["schemas"]["Filed"];
/** Where a request stands. */
export type Status = components["schemas"]["StatusBody"];
/** How they are reached, with the version of it. */
export type Known = components["schemas"]["OwnContactKnown"];
/** What of it they may change themselves. */
export type Contact = components["schemas"]["OwnContact"];
/** What is wrong (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** A request that wasn't done. `problem.code` is stable; `problem.detail` is for the person. */
export class NotDone extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = "NotDone";
  }

  /** What is wrong with a field of the form, where one is. */
  field(name: string): string | undefined {
    return this.problem.errors?.find((one) => one.field === name)?.code;
  }
}

function done<T>(answer: { data?: T; error?: Problem }): T {
  if (answer.data === undefined) throw new NotDone(answer.error ?? unanswered());
  return answer.data;
}

function unanswered(): Problem {
  return { type: "about:blank", code: "unanswered", status: 0, title: "No answer", detail: "Try again in a minute." };
}

/** Whoever followed a link: what they may see and do is what the link was for. */
export class Follower {
  readonly #api: ReturnType<typeof createClient<paths>>;

  constructor(address: string, session: string) {
    this.#api = createClient<paths>({ baseUrl: address, headers: { authorization: `Bearer ${session}` } });
  }

  /** Where the request stands. */
  async status(): Promise<Status> {
    return done(await this.#api.GET("/v1/cases/mine"));
  }

  /** How they are reached. */
  async contact(): Promise<Known> {
    return done(await this.#api.GET("/v1/cases/mine/contact"));
  }

  /**
   * Corrects it. `seen` is the version that they saw, so that of two corrections at once the second is told; `key` makes a repetition
   * harmless: keep both for as long as the form is open.
   */
  async correct(contact: Contact, seen: number, key: string): Promise<void> {
    const params = { header: { "Idempotency-Key": key, "If-Match": `"${seen}"` } };
    done(await this.#api.POST("/v1/cases/mine/contact", { params, body: contact }));
  }
}

/** A Concord somewhere. */
export class Concord {
  readonly #address: string;
  readonly #api: ReturnType<typeof createClient<paths>>;

  /** `language` is the one in which problems are put into words. */
  constructor(address: string, language = "en") {
    this.#address = address.replace(/\/$/, "");
    this.#api = createClient<paths>({ baseUrl: this.#address, headers: { "accept-language": language } });
  }

  /**
   * Files a request. `key` is made once for each form that somebody fills in, and sent again with it when an answer was lost: the
   * same key and the same request make one case.
   */
  async file(filing: Filing, key: string): Promise<Filed> {
    const params = { header: { "Idempotency-Key": key } };
    return done(await this.#api.POST("/v1/cases", { params, body: filing }));
  }

  /** Follows the one-time link of a mail. It works once, so whoever follows it keeps what comes back. */
  async follow(link: string): Promise<Follower> {
    const token = new URL(link, this.#address).pathname.split("/l/")[1] ?? "";
    const { session } = done(await this.#api.POST("/v1/links", { body: { token } }));
    return new Follower(this.#address, session);
  }
}
