"""A ticket as a candidate would get it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from documents.ticket import TicketSheet, TicketSubject
from tests.documents.pictures import PORTRAIT

NOTES = (
    "请带本准考证和身份证原件，两证齐全、人证相符方可进入考场。",
    "开考前30分钟凭证入场，对号入座；开考15分钟后不得入场。",
    "手机、手表等电子设备请关机，交到考场外的存放处，带入座位按违纪处理。",
)
SHEET = TicketSheet(
    exam_title="2026年度机关事业单位工勤技能岗位等级考核",
    ticket_number="41010503017",
    name="赵𬭊·㛃䶮",
    sex="女",
    masked_id_number="410105********0024",
    portrait=PORTRAIT,
    employer="郑州市金水区文化旅游体育局",
    level="三级（高级工）",
    trade="护理员",
    subjects=(
        TicketSubject(
            "理论知识",
            datetime(2026, 6, 13, 1, 0, tzinfo=UTC),
            datetime(2026, 6, 13, 2, 30, tzinfo=UTC),
        ),
        TicketSubject(
            "实际操作",
            datetime(2026, 6, 13, 6, 0, tzinfo=UTC),
            datetime(2026, 6, 13, 8, 0, tzinfo=UTC),
        ),
    ),
    venue="郑州市第二考点（郑州技师学院）",
    address="郑州市金水区文化北路88号 实训楼2层",
    room="03",
    seat="17",
    notes=NOTES,
    issuing_office="郑州市人力资源和社会保障局工考中心",
    qr_payload="https://kaowu.example/verify/t/41010503017?s=Zk3v9QxT1mD0aB7u",
    issued_on=date(2026, 5, 28),
)
