// Writes the types of the API from its OpenAPI document. With --check it only says whether they are
// as the document has them. A number that is no integer may come as text, where a number of
// JavaScript would not hold its digits (see src/api/json.ts).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const SOURCE = new URL('../../docs/openapi.json', import.meta.url);
const TYPES = new URL('../src/api/schema.d.ts', import.meta.url);

const numberOrText = ts.factory.createUnionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword),
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
]);

if (!existsSync(SOURCE)) {
  console.warn('docs/openapi.json is absent; the types of the API stay as they are');
  process.exit(0);
}
const tree = await openapiTS(SOURCE, {
  transform: (schema) => (schema.type === 'number' ? numberOrText : undefined),
});
const types = astToString(tree);
if (!process.argv.includes('--check')) {
  writeFileSync(TYPES, types);
} else if (readFileSync(TYPES, 'utf8') !== types) {
  console.error('src/api/schema.d.ts is not what docs/openapi.json says; run: npm run types');
  process.exit(1);
}
