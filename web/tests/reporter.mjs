// What a person wants to know of a run: how many tests held, each that didn't and why, and what tests say themselves.
export default async function* report(source) {
  const since = Date.now();
  let passed = 0, failed = 0;
  for await (const { type, data } of source) {
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    else if (type === "test:diagnostic" && /^(moderate|minor): /.test(data.message)) yield `note: ${data.message}\n`;
    else if (type === "test:pass") passed += 1;
    else if (type === "test:fail") {
      failed += 1;
      const cause = data.details.error.cause ?? data.details.error;
      yield `\nFAILED ${data.file?.split("/").pop() ?? ""}: ${data.name}\n${String(cause.message ?? cause).replace(/^/gm, "  ")}\n`;
    }
  }
  yield `${passed} tests held, ${failed} failed, in ${Math.round((Date.now() - since) / 1000)} s\n`;
}
