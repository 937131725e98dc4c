// Nothing but Concord's own files runs on a page, and nothing is asked of anybody else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, Person } from "./browser.mjs";
import { inline } from "./checks.mjs";
import { begin } from "./system.mjs";
import { walkedPages } from "./walk.mjs";

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
  + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

test("a style, a script or a handler inside a page is found", () => {
  const bad = ['<p style="color:red">', "<style>p{}</style>", '<a onclick="x()">', "<script>x()</script>", '<a href="javascript:x()">', '<img src="data:image/png;base64,">'];
  for (const one of bad) assert.equal(inline(`<main>${one}</main>`).length, 1, one);
  assert.deepEqual(inline('<script type="module" src="/x.js"></script><p class="style">on time</p>'), []);
});

test("what a browser complains of is noticed", async () => {
  const [system, browser] = [await begin(), await launch()];
  try {
    const person = await Person.at(browser, system);
    await person.page.route("**/", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace("<main", '<img src="http://elsewhere.example/x.png" alt=""><main style="color:red"') });
    });
    await person.open("/");
    assert.ok(person.trouble.some((one) => /style/.test(one)), person.trouble.join("\n"));
    assert.ok(person.trouble.some((one) => /elsewhere/.test(one)), person.trouble.join("\n"));
  } finally {
    await browser.close();
    await system.end();
  }
});

for (const { name, visits, audience } of await walkedPages()) {
  test(`${name}: only what is Concord's own runs, and quietly`, () => {
    for (const visit of visits) {
      const where = `${visit.language} ${visit.url}`;
      assert.deepEqual(visit.inline, [], where);
      assert.deepEqual(visit.trouble, [], where);
      // The local stand-ins for a city's services have policies of their own.
      if (audience === "local") continue;
      // The sign-in form leads to the identity provider, whose origin the form may go to.
      const policy = visit.policy.replace(/(form-action 'self') http:\/\/localhost:\d+/, visit.url.startsWith("/sign-in") ? "$1" : "$&");
      assert.equal(policy, POLICY, where);
    }
  });
}
