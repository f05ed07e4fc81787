// Writes readings.txt.br from the npm package pinyin-pro (MIT). Run once, by hand, in an empty folder:
//   npm install pinyin-pro@3.29.4 && node generate-readings.mjs <this folder>
// Lines: "syllable characters" for every character's usual reading (ü is v, as people type it),
// then "@surname syllable …" where a surname reads otherwise; the first of several lines is the usual one.
import { pinyin, polyphonic } from "pinyin-pro";
import { brotliCompressSync, constants } from "node:zlib";
import { writeFileSync } from "node:fs";

const plain = { toneType: "none", type: "array" };
const usual = new Map();
for (let code = 0x3400; code <= 0x9fff; code++) {
  const character = String.fromCodePoint(code);
  const [syllable] = pinyin(character, plain);
  if (/^[a-zü]+$/.test(syllable.replaceAll("v", "ü"))) usual.set(character, syllable.replaceAll("ü", "v"));
}

const bySyllable = new Map();
for (const [character, syllable] of usual) bySyllable.set(syllable, (bySyllable.get(syllable) ?? "") + character);
const lines = [...bySyllable].sort().map(([syllable, characters]) => `${syllable} ${characters}`);

const asSurname = (text) => pinyin(text, { ...plain, surname: "head" }).join(" ").replaceAll("ü", "v");
for (const [character, syllable] of usual) {
  const surname = asSurname(character);
  if (surname !== syllable) lines.push(`@${character} ${surname}`);
}

const compound = "欧阳 上官 司马 诸葛 尉迟 公孙 长孙 万俟 令狐 澹台 皇甫 夏侯 东方 慕容 宇文 司徒 司空 淳于 鲜于 闾丘 端木 呼延 轩辕 钟离 濮阳 申屠 太史 独孤 南宫 赫连";
for (const surname of compound.split(" ")) lines.push(`@${surname} ${asSurname(surname)}`);

// Families of one character that read differently: a search by initials must find both, the usual one first.
for (const [character, other] of [["覃", "tan"], ["盖", "gai"], ["洗", "xian"], ["召", "zhao"]]) {
  const first = `@${character} ${asSurname(character)}`;
  if (!polyphonic(character, { toneType: "none" })[0].split(" ").includes(other)) throw new Error(`${character} is never read ${other}`);
  if (!lines.includes(first)) lines.push(first);
  lines.push(`@${character} ${other}`);
}

const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };
writeFileSync(`${process.argv[2]}/readings.txt.br`, brotliCompressSync(lines.join("\n") + "\n", options));
