// A table as a workbook of one sheet, for spreadsheets: a zip of XML whose parts are stored as they are.
(function (gv) {
  "use strict";

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/", OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const links = (target, kind) => `${HEAD}<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;

  const CRC = Uint32Array.from({ length: 256 }, (_, i) => {
    for (let bit = 0; bit < 8; bit++) i = i & 1 ? (i >>> 1) ^ 0xedb88320 : i >>> 1;
    return i >>> 0;
  });

  function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255];
    return (crc ^ 0xffffffff) >>> 0;
  }

  /** Numbers of 2 or 4 bytes, the lowest byte first: [[value, bytes], …]. */
  function fields(list) {
    const view = new DataView(new ArrayBuffer(list.reduce((sum, [, size]) => sum + size, 0)));
    let at = 0;
    for (const [value, size] of list) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  }

  /** Files by name as one zip: of the first of January 1980, so that the same table is the same file. */
  function zip(files) {
    const parts = [], index = [], encode = (text) => new TextEncoder().encode(text);
    let at = 0;
    for (const [name, text] of Object.entries(files)) {
      const title = encode(name), body = encode(text);
      const facts = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(body), 4], [body.length, 4], [body.length, 4], [title.length, 2], [0, 2]];
      index.push(fields([[0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), title);
      const head = fields([[0x04034b50, 4], ...facts]);
      parts.push(head, title, body);
      at += head.length + title.length + body.length;
    }
    const size = index.reduce((sum, part) => sum + part.length, 0), n = index.length / 2;
    return new Blob([...parts, ...index, fields([[0x06054b50, 4], [0, 2], [0, 2], [n, 2], [n, 2], [size, 4], [at, 4], [0, 2]])], { type: `${KIND}sheet` });
  }

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  /** Without what XML cannot hold. */
  const escaped = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (mark) => ENTITIES[mark]);

  function cell(value) {
    if (typeof value === "number") return Number.isFinite(value) ? `<c><v>${value}</v></c>` : "<c/>";
    return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`; // a name stays text: no date, no formula
  }

  /** Rows of texts and numbers, the first of them heads that stay in view. */
  gv.xlsx = function (sheet, rows) {
    const lines = rows.map((row) => `<row>${row.map(cell).join("")}</row>`);
    const frozen = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
    const title = escaped(sheet.replace(/[[\]:*?'/\\]/g, "-").slice(0, 31)) || "genes";
    return zip({
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}worksheet+xml"/></Types>`,
      "_rels/.rels": links("xl/workbook.xml", "officeDocument"),
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": links("worksheets/sheet1.xml", "worksheet"),
      "xl/worksheets/sheet1.xml": `${HEAD}<worksheet xmlns="${MAIN}">${frozen}<sheetData>${lines.join("")}</sheetData></worksheet>`,
    });
  };
})((window.gv = window.gv || {}));
