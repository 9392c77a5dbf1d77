"""What people paste and what attackers send: one list for every box of every public form."""

from __future__ import annotations

ODD: dict[str, str | bytes] = {
    "full-width": "ＡＢＣ１２３（省级）",
    "zero-width": "带\u200b徒\u200d三\ufeff人",
    "right-to-left": "\u202e表彰\u202c\u2066省级\u2069",
    "control": "一\x01二\x07三\x1b[31m四\x7f",
    "very long": "字" * 10_000,
    "private use": "王\ue123某",
    "private plane": "王\U000f1234某",
    "lone surrogate": "王\ud800某".encode("utf-8", "surrogatepass"),
    "NUL": "王\x00某",
    "emoji": "👍🏽👨‍👩‍👧 优秀",
    "html": "<script>alert(1)</script><b>粗</b>",
    "sql": "'; DROP TABLE applications_application; --",
    "like": "%_\\%",
    "formula": '=HYPERLINK("http://evil","点我")',
    "formula plus": "+86 10 1234",
    "formula at": "@SUM(A1:A9)",
    "template": "{{ 7*7 }}{% now 'c' %}",
    "path": "../../etc/passwd",
    "blank": " \u3000\t\u00a0\r\n",
    "combining": "Z̷̢͙a̵l̶g̷o̸" * 20,
    "newlines": "一\u2028二\u2029三\r四\x85五",
    "replacement": "王\ufffd某",
    "extension B": "𠮷野家㛃䶮",
    "noncharacter": "\ufffe王\uffff",
}
"""By what is odd about it."""
