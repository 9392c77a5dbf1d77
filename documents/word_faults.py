"""What may be wrong with a Word file, in words its author can act on."""

from dataclasses import dataclass
from enum import StrEnum


class WordFault(StrEnum):
    """Everything a Word file is refused for."""

    EMPTY = "empty"
    TOO_HEAVY = "too_heavy"
    NOT_WORD = "not_word"
    WRONG_ENDING = "wrong_ending"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    BOMB = "bomb"
    PATHS = "paths"
    NESTED = "nested"
    STOWAWAY = "stowaway"
    MACROS = "macros"
    LINKS = "links"
    OBJECTS = "objects"
    CONTROLS = "controls"
    PHOTOS = "photos"


TEXTS = {
    WordFault.EMPTY: "这个文件是空的。请重新选择。",
    WordFault.TOO_HEAVY: "文件超过了 10 MB。论文是文字，不会这么大，请去掉图片后再上传。",
    WordFault.NOT_WORD: (
        "这不是 Word 文档，只改文件名不行。请用 Word 或 WPS 另存为 .docx 或 .doc 再上传。"
    ),
    WordFault.WRONG_ENDING: (
        "文件名的结尾和里面的格式不一样。请用 Word 或 WPS 打开，另存为 .docx 再上传。"
    ),
    WordFault.DAMAGED: "这个文件打不开，可能已经损坏。请用 Word 或 WPS 另存为 .docx 再上传。",
    WordFault.ENCRYPTED: "文件设了密码，审核员打不开。请去掉密码，另存后再上传。",
    WordFault.BOMB: "文件里面大得不正常，系统没有打开它。请新建一个文档，把文字粘贴过去再上传。",
    WordFault.PATHS: "文件的内部结构不正常，系统没有打开它。请用 Word 或 WPS 另存为 .docx 再上传。",
    WordFault.NESTED: "文件里又装了压缩包。请只留下文字，另存为 .docx 再上传。",
    WordFault.STOWAWAY: "文件里夹带了别的文件。请新建一个文档，把文字粘贴过去再上传。",
    WordFault.MACROS: "文件里有宏（小程序）。请另存为「Word 文档（.docx）」，不要选带宏的格式。",
    WordFault.LINKS: "文件会去打开外面的图片、模板或别的文件。请断开这些链接，另存后再上传。",
    WordFault.OBJECTS: "文件里嵌入了别的文档或表格。请把内容直接打成文字或 Word 表格。",
    WordFault.CONTROLS: "文件里有 ActiveX 控件。请去掉控件，另存后再上传。",
    WordFault.PHOTOS: (
        "不得将文档照片剪切复制至word文档后上传！这个文件里有照片或大图。"
        "请把内容打成文字；证书和证明的照片，请传到对应的照片上传处。"
    ),
}


@dataclass(frozen=True, slots=True)
class WordProblem:
    """One thing that is wrong: a code for programs, a sentence for people."""

    code: WordFault
    text: str


class UnfitWord(ValueError):
    """The file is refused; `problem` says why."""

    def __init__(self, code: WordFault) -> None:
        super().__init__(TEXTS[code])
        self.problem = WordProblem(code, TEXTS[code])
