"""Levels, schooling, days and numbers in the words of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.rules.case import Assessment, Commendation, Education

if TYPE_CHECKING:
    from datetime import date

DIGITS = "零一二三四五六七八九十"
UNGRADED = "未定级"
SCHOOLING = {
    Education.PRIMARY: "小学",
    Education.JUNIOR: "初中",
    Education.SENIOR: "高中（职高）",
    Education.TECHNICAL: "技工学校（职专、中专）",
    Education.COLLEGE: "大专",
    Education.BACHELOR: "本科及以上",
}

ASSESSMENTS = {
    Assessment.EXCELLENT: "优秀",
    Assessment.GOOD: "合格",
    Assessment.BASIC: "基本合格",
    Assessment.FAIL: "不合格",
    Assessment.ABSENT: "未参加",
}

COMMENDATIONS = {
    Commendation.GOVERNMENT_COMMENDATION: "省辖市以上党委、政府表彰，或省级以上部门工作表彰",
    Commendation.LABOUR_MEDAL: "全国或省五一劳动奖章",
    Commendation.TECHNICAL_EXPERT: "省辖市以上技术能手",
    Commendation.CONTEST_THIRD_PRIZE: "省辖市以上技能竞赛个人三等奖以上",
    Commendation.INVENTION_PATENT: "本工种发明专利一项（前五名）",
    Commendation.TWO_UTILITY_MODELS: "本工种实用新型专利两项（前五名）",
    Commendation.OTHER_LEVEL_ONE_MERIT: "文件规定的其他突出业绩",
    Commendation.PARTY_MEMBER_OF_THE_YEAR: "年度优秀共产党员",
    Commendation.MODEL_WORKER: "省（部）级以上劳动模范或先进工作者",
    Commendation.CERTIFIED_INNOVATION: "省辖市（厅）级以上技术革新或发明成果（主要完成人）",
    Commendation.CONTEST_PLACING: "省辖市（厅）级以上技能竞赛名次",
}
FLOORS = {Education.SENIOR: "技工学校（职专）、高中（职高）或以上学历"}


def schooling_floor_words(least: Education) -> str:
    """Return the least schooling asked for, as the notice puts it."""
    return FLOORS.get(least, f"{SCHOOLING[least]}或以上学历")


def level_words(level: int | None) -> str:
    """Return 四级 for 4 and 未定级 for none."""
    return UNGRADED if level is None else f"{DIGITS[level]}级"


def number_words(number: int) -> str:
    """Return 五 for 5; above ten the guide writes digits."""
    return DIGITS[number] if number < 10 else str(number)


def day_words(day: date) -> str:
    """Return 2026年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
