// A client of the Console in plain Node: page through gates, create some, read one, and change until it is too much.
// node console.mjs BASE_URL KEY
const [base, key] = process.argv.slice(2);

async function ask(method, url, body, sent = key) {
  const answer = await fetch(url, {
    method,
    headers: { "STATSIG-API-KEY": sent, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, told: await answer.json() };
}

function expect(answer, status) {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.told)}`);
  return answer.told;
}

async function count() {
  let [gates, pages, next] = [0, 0, "/console/v1/gates?limit=10"];
  while (next) {
    const { data, pagination } = expect(await ask("GET", new URL(next, base)), 200);
    [gates, pages, next] = [gates + data.length, pages + 1, pagination.nextPage];
  }
  console.log(`${gates} gates on ${pages} pages`);
}

console.log(`wrong key: ${(await ask("GET", `${base}/gates`, undefined, "client-wrong")).status}`);
await count();
const made = await Promise.all([...Array(12).keys()].map((number) =>
  ask("POST", `${base}/gates`, { name: `new checkout ${number}`, description: "café" })));
console.log(`created: ${made.map((each) => expect(each, 201)).length}`);
await count();
const read = await ask("GET", `${base}/gates/new_checkout_3`);
console.log(`read: ${read.status}, ${read.told.data.description}`);
console.log(`missing: ${(await ask("GET", `${base}/gates/new_checkout_99`)).status}`);
let [changed, answer] = [0, null];
while ((answer = await ask("PUT", `${base}/gates/new_checkout_3/enable`)).status === 200) changed += 1;
console.log(`changed: ${changed}, then ${answer.status}, to be tried again after ${answer.headers.get("Retry-After")} s`);
