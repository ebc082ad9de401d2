"""Small files of each format, made on the spot."""

from __future__ import annotations

import io


def make_pdf(pages: list[list[str]], *, info: str = "") -> bytes:
    """A PDF with the given lines on each page; an empty page shows nothing."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 50 750 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects) + 2} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if info:
        objects.append(f"<< {info} >>")
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R" + (f" /Info {len(objects)} 0 R" if info else "")
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << {trailer} >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def make_docx(
    paragraphs: list[str], *, title: str = "", created: object = None, table: list[list[str]] | None = None
) -> bytes:
    """A Word document."""
    import docx

    file = docx.Document()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    if table:
        grid = file.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    file.core_properties.title = title
    if created:
        file.core_properties.created = created
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Finland joins NATO | The Example</title>
<meta property="og:title" content="Finland joins NATO">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2023-04-05T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Finland joins NATO</h1>
<p>Finland joined NATO on 4 April 2023 and became the 31st member of the alliance, doubling its border with Russia.</p>
<p>The foreign ministers of the allies met in Brussels and raised the flag of Finland in front of the headquarters.</p>
<p>The Russian government said that it would strengthen its forces in the west and in the north-west of the country.</p>
</article><footer>Copyright The Example. All rights reserved.</footer></body></html>
"""
