"""The files of the archive that holds everything about a person."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.utils import timezone

from applications.models import Application, Original
from portals.candidate.mine import records
from portals.shell.wording import day_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models.fields.files import FieldFile

    from accounts.models import User

    Entry = tuple[str, Iterable[bytes]]

PIECE = 64 * 1024
NOT_THERE = "这个文件已按规定的保存期限删除，或者暂时取不到。"
README = """这里是系统里保存的、与您有关的全部资料，{at} 由您本人下载。

账号.json　　　　您的姓名、身份证号、手机号，同意过的须知，账号办过的事
报名/　　　　　　每次报名一个文件夹：填写的内容、审核意见、缴费、成绩、全部经过，和每一个文件
短信.json　　　　系统发给您的每一条短信
谁看过.json　　　工作人员什么时候打开过您的材料

里面有您的个人信息，请存放在自己的手机或电脑上，不要转发给别人。
"""


def everything_about(user: User) -> Iterator[Entry]:
    """Yield the name and the content of every file; a content is read when it is packed."""
    yield "说明.txt", [README.format(at=day_time(timezone.now())).encode()]
    yield "账号.json", [records.as_json(records.account(user))]
    papers = Application.objects.of(user).with_faces().order_by("pk")
    for paper in papers.iterator(chunk_size=1):
        folder = f"报名/{paper.reference}"
        yield f"{folder}/报名信息.json", [records.as_json(records.application(paper))]
        yield from _files_of(paper, folder)
    yield "短信.json", records.as_list(records.messages(user))
    yield "谁看过.json", records.as_list(records.readings(user))


def _files_of(paper: Application, folder: str) -> Iterator[Entry]:
    titles = records.titles_of(paper)
    for number, file in enumerate(paper.attachments.order_by("pk"), start=1):
        title = titles.get(file.code, file.code).replace("/", "、")
        yield _file(f"{folder}/材料/{number:02d}-{title}-第{file.version}版", file.file)
    for number, kept in enumerate(Original.objects.filter(application=paper), start=1):
        yield _file(f"{folder}/材料/照片原图-{number:02d}", kept.file)


def _file(name: str, stored: FieldFile) -> Entry:
    path = str(stored.name)
    if not default_storage.exists(path):
        return f"{name}.txt", [NOT_THERE.encode()]
    return f"{name}{PurePosixPath(path).suffix}", _pieces(path)


def _pieces(path: str) -> Iterator[bytes]:
    with default_storage.open(path, "rb") as stored:
        yield from stored.chunks(PIECE)
