/**
 * Start and end of each paragraph, in UTF-16 units. Blank lines part them; where there are none, line ends do.
 * @param {string} text
 * @returns {[number, number][]}
 */
export function paragraphsOf(text) {
  let end = 0;
  return text.split(/\n[ \t]*\n/.test(text.trim()) ? /(\n[ \t]*(?:\n[ \t]*)+)/ : /(\n)/).flatMap((piece) => {
    const start = end;
    end += piece.length;
    return piece.trim() ? [[start, start + piece.trimEnd().length]] : [];
  });
}
