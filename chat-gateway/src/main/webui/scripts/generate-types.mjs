// Writes client/src/generated/*.ts from the contract's JSON Schemas, so that the page cannot disagree with the wire.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const schemas = join(here, '../../../../../contracts/src/main/resources/io/xiaoer/contracts/schemas');
const frames = { 'customer-frame': 'CustomerFrame', 'gateway-frame': 'GatewayFrame', 'logged-event': 'LoggedEvent' };

/** The generated sources by path. */
export async function generate() {
  const sources = new Map();
  for (const [file, title] of Object.entries(frames)) {
    const schema = JSON.parse(await readFile(join(schemas, `${file}.json`), 'utf8'));
    // json-schema-to-typescript follows definitions, the 2020-12 name is $defs
    const renamed = JSON.parse(JSON.stringify({ ...schema, title }).replaceAll('#/$defs/', '#/definitions/'));
    renamed.definitions = renamed.$defs ?? {};
    delete renamed.$defs;
    const source = await compile(renamed, title, {
      additionalProperties: false,
      bannerComment: `// Generated from contracts/…/schemas/${file}.json by \`npm run types\`; do not edit.`,
      style: { singleQuote: true, printWidth: 140 },
      unreachableDefinitions: false,
    });
    sources.set(join(here, `../client/src/generated/${file}.ts`), source);
  }
  return sources;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, source] of await generate()) await writeFile(path, source);
}
