/**
 * Files a request, or follows one.
 *
 *   npm start -- http://localhost:3000                   files a made-up request and prints its reference
 *   npm start -- http://localhost:3000 LINK              spends the link of the receipt's mail and prints where the request stands
 */
import { Concord, NotDone, type Filing } from "./concord.js";

const [address = "http://localhost:3000", link] = process.argv.slice(2);
const concord = new Concord(address);

const filing: Filing = {
  kind: "community",
  category: "demeanor",
  statement: "The officer at the counter spoke over me each time I began to answer.",
  incident_on: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
  email: "ana@example.org",
  language: "en",
  age: "adult",
  contact_consent: true,
};

try {
  if (link === undefined) {
    const { reference } = await concord.file(filing, crypto.randomUUID());
    console.log(`Filed. Your reference is ${reference}. The link in your mail shows where it stands.`);
  } else {
    const { reference, stage } = await (await concord.follow(link)).status();
    console.log(`${reference}: ${stage}`);
  }
} catch (error) {
  if (!(error instanceof NotDone)) throw error;
  console.error(error.message);
  for (const { field, message } of error.problem.errors ?? []) console.error(`  ${field}: ${message}`);
  process.exitCode = 1;
}
