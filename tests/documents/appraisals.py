"""Appraisal forms as they are filled in: short, and as long as anybody's life."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from documents.appraisal_form import AppraisalSheet, AppraisalTable, Opinion
from tests.documents.pictures import PORTRAIT

HISTORY = AppraisalTable(
    "学习工作简历",
    (("起止年月", 44.0), ("学校或单位", 64.0), ("专业或职务", 40.0), ("证明人", 26.0)),
    (
        ("1995年9月—1998年7月", "洛阳市卫生学校", "护理专业", "李红"),
        ("1998年7月—至今", "洛阳市中心医院", "护理员（二级岗位）", "赵𬭊"),
    ),
)
AWARDS = AppraisalTable(
    "奖惩情况", (("时间", 38.0), ("名称", 70.0), ("批准单位", 40.0), ("备注", 26.0)), ()
)
DEEDS = AppraisalTable(
    "主要技术业务工作业绩",
    (("起止年月", 44.0), ("做了什么", 54.0), ("本人作用和结果", 48.0), ("证明材料", 28.0)),
    (("2019年3月", "带徒三人", "主讲，三人均取得三级证书", "师徒协议"),),
)
YEARS = AppraisalTable(
    "近五年年度考核结果",
    tuple((f"{year} 年", 34.8) for year in range(2025, 2020, -1)),
    (("优秀", "优秀", "合格", "合格", "合格"),),
)
SHORT = AppraisalSheet(
    exam_title="2026年度机关事业单位工勤技能岗位等级考核",
    title="考评申报表",
    reference="2026-000123-4",
    check_code="7K2F-9QXM-4T",
    facts=(
        ("姓名", "赵𬭊·㛃䶮"),
        ("性别、出生", "女，1974年2月9日"),
        ("身份证号", "410305197402090024"),
        ("工作单位", "洛阳市中心医院"),
        ("单位类别、级别", "事业，正处级"),
        ("学历", "高中（职高）"),
        ("参加工作时间", "1992年8月1日"),
        ("现岗位等级、工种", "二级（技师），护理员，2017 年取得"),
        ("申报等级、工种", "一级（高级技师），护理员"),
    ),
    tables=(YEARS, HISTORY, AWARDS, DEEDS),
    opinions=(
        Opinion("本人承诺", "本人签字", "以上内容和提交的材料都真实。", is_stamped=False),
        Opinion("所在单位意见"),
        Opinion("主管部门意见"),
        Opinion("工考机构意见"),
    ),
    notes=("请双面打印，签字盖章后把每一页拍照上传。",),
    printed_on=date(2026, 3, 18),
    portrait=PORTRAIT,
)
MANY = "在病房消毒、陪护培训和应急处置中总结出一套做法，写成操作规程，" * 6
LONG = replace(
    SHORT,
    facts=tuple((label, value + "（" + "很长的名称" * 9 + "）") for label, value in SHORT.facts),
    tables=(
        YEARS,
        replace(HISTORY, rows=HISTORY.rows * 9),
        replace(AWARDS, rows=(("2021年5月", "优秀护理工作者" * 6, "市卫健委", "洛卫18号"),) * 8),
        replace(DEEDS, rows=(("2019年3月—至今", MANY * 3, MANY, "文件"),) * 3),
    ),
)
