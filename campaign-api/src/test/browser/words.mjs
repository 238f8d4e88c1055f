// Words of the pages: the same keys in Russian and English, the same places to fill in, plural forms by the rules of each
// language, and no word that a page asks for and nobody has written: node words.mjs PAGES_SOURCE_FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';

const [source] = process.argv.slice(2);
const files = readdirSync(source, { recursive: true }).map(String).filter(name => /\.tsx?$/.test(name));
const text = name => readFileSync(join(source, name), 'utf8');
const words = language => new Map(files.filter(name => name.startsWith('i18n') && (name.endsWith(`.${language}.ts`)
  || name.endsWith(`/${language}.ts`))).flatMap(name => [...text(name).matchAll(/^\s+'([^']+)':\s*\n?\s*(['"`])((?:\\.|(?!\2)[^\\])*)\2/gm)]
  .map(found => [found[1], found[3]])));
const en = words('en');
const ru = words('ru');
assert.ok(en.size > 600, `only ${en.size} words were found`);
assert.deepEqual([...ru.keys()].sort(), [...en.keys()].sort(), 'the same keys in both languages');

const places = word => [...new Set(word.match(/\{\d}/g) ?? [])].sort().join();
for (const [key, word] of en) assert.equal(places(ru.get(key)), places(word), `${key} fills in the same`);
for (const [key, word] of ru) assert.notEqual(word.trim(), '', `${key} says something in Russian`);

const pages = files.filter(name => !name.startsWith('i18n'));
const asked = new Set(pages.flatMap(name => [...text(name).matchAll(/\b(?:t|plural)\(\s*'([^']+)'/g)].map(found => found[1])));
for (const key of asked) assert.ok(en.has(key), `${key} is asked for and not written`);

const plural = new Set(pages.flatMap(name => [...text(name).matchAll(/\bplural\(\s*'([^']+)'/g)].map(found => found[1])));
assert.ok(plural.size > 0, 'something is counted');
for (const key of plural) {
  assert.equal(en.get(key).split('|').length, 2, `${key} has two forms in English`);
  assert.equal(ru.get(key).split('|').length, 3, `${key} has three forms in Russian`);
}

const families = new Set(pages.flatMap(name => [...text(name).matchAll(/\bnamed\(\s*'([^']+)'/g)].map(found => found[1])));
for (const family of families) {
  assert.ok([...en.keys()].some(key => key.startsWith(`${family}.`)), `the family ${family} has words`);
}
// a contact's story: whatever couriers are told
const events = [...readFileSync(join(source, '../../java/dialer/api/store/job/EventType.java'), 'utf8').matchAll(/^ {4}[A-Z_]+\("([a-z.]+)"\)/gm)].map(found => found[1]);
assert.ok(events.length > 5, `only ${events.length} events were found`);
assert.deepEqual(events.filter(one => !en.has(`event.${one}`)), [], 'events without words');

// refusals: every code that the server's sources name has a sentence in Russian
const server = join(source, '../../java/dialer/api/rest');
const code = readdirSync(server).filter(name => name.endsWith('.java')).map(name => readFileSync(join(server, name), 'utf8')).join('\n');
const russian = text('i18n/problems.ts');
const [refusals, faults] = [/problemsRu[^{]*\{([^}]*)}/, /faultsRu[^{]*\{([^}]*)}/].map(part =>
  new Set([...part.exec(russian)[1].matchAll(/^ {2}'([a-z-]+)':/gm)].map(found => found[1])));
const named = [...code.matchAll(/\b(?:conflict|forbidden|badRequest)\(\s*"([a-z-]+)"/g), ...code.matchAll(/new ProblemException\(\d+, "([a-z-]+)"/g),
  ...code.matchAll(/ProblemException\.of\(\d+, "([a-z-]+)"/g)].map(found => found[1]);
assert.ok(named.length > 40, `only ${named.length} refusals were found`);
assert.deepEqual(named.filter(one => !refusals.has(one)), [], 'refusals without a Russian sentence');
const forms = join(source, '../../java/dialer/api/courier/form');
const checks = readdirSync(forms).map(name => readFileSync(join(forms, name), 'utf8')).join('\n');
const ofForms = [...checks.matchAll(/\b(?:[Ww]rong|holds)\([^;]*?,\s*"([a-z]+(?:-[a-z]+)*)",/g)].map(found => found[1]);
assert.ok(ofForms.includes('no-number'), 'faults of forms were found');
assert.deepEqual([...new Set(ofForms)].filter(one => !faults.has(one)), [], 'faults of forms without Russian words');
const faulty = [...code.matchAll(/(?:\bthat\(|\binvalid\(|FieldError\()[^;]*?,\s*"([a-z-]+)",\s*"?/g)].map(found => found[1]);
// "invalid" is the refusal that carries the faults
assert.deepEqual([...new Set(faulty)].filter(one => one !== 'invalid' && !faults.has(one)), [], 'faults without Russian words');

// the audit: every act that a route can leave there has words
const acts = text('i18n/acts.ts');
const [things, deeds] = [/THINGS[^{]*\{([^}]*)}/, /DEEDS[^{]*\{([^}]*)}/].map(part =>
  new Set([...part.exec(acts)[1].matchAll(/^ {2}'([A-Za-z/-]+)':/gm)].map(found => found[1])));
const routes = [...code.matchAll(/Route\.(?:post|put|patch|delete|file)\(\s*"\/v1\/([^":]+?)(?:\.(?:csv|xlsx))?(?::([\w-]+))?"/g)].map(found => ({
  parts: found[1].split('/').filter(segment => !segment.startsWith('{')), verb: found[2] }))
  .filter(({ parts }) => !['login', 'logout', 'events'].includes(parts[0]));
assert.ok(routes.length > 50, `only ${routes.length} routes were found`);
assert.deepEqual(routes.filter(({ parts }) => !things.has(parts.slice(-2).join('/')) && !things.has(parts.at(-1))), [], 'acts on something without a word');
assert.deepEqual(routes.filter(({ verb }) => verb !== undefined && !deeds.has(verb)), [], 'acts without a word');

console.log(`words: ${en.size} in each language, ${asked.size} asked for by name, ${plural.size} counted, ${families.size} families`);
