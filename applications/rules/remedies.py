"""For every refusal: which correction or paper would change the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.rules.findings import Code

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECK_CERTIFICATE = "请对照等级证书核对现岗位等级和取得年份；填报有误的，更正后上传等级证书。"
CHECK_START = "请对照档案核对参加工作时间；填报有误的，更正后上传工资变动审批表。"
REMEDIES: Mapping[Code, str] = {
    Code.IN_DISCIPLINE: "处分期满或案件已结的，请单位出具证明，并更正“是否存在禁止申报情形”。",
    Code.RETIRED: "出生日期与档案不一致的，请联系单位人事部门核对后再报名。",
    Code.TRADE_NOT_OPEN: "请选择今年开考的工种，或者向当地工考办咨询。",
    Code.TRADE_MERGED: "请把申报岗位工种改为合并后的新工种。",
    Code.TRADE_CANCELLED: "请改选就近岗位工种，并取得单位人事部门同意。",
    Code.LEVEL_OR_WORK_YEARS: (
        "请核对参加工作时间、现岗位等级取得年份；填报有误的，更正后上传等级证书或工资变动审批表。"
    ),
    Code.ALREADY_GRADED: "请报考更高的等级；没有等级证书的，请把现岗位等级改为未定级。",
    Code.REGULARISED: "请填写转正定级时间；填报有误的，更正后上传转正定级审批表。",
    Code.TOO_MANY_WORK_YEARS: CHECK_START,
    Code.CURRENT_LEVEL: CHECK_CERTIFICATE,
    Code.SAME_TRADE: "等级证书上的工种与申报工种相同的，请更正现岗位工种并上传等级证书。",
    Code.LEVEL_YEARS: CHECK_CERTIFICATE,
    Code.WORK_YEARS: CHECK_START,
    Code.EDUCATION: "取得更高学历的，请更正学历并上传毕业证。",
    Code.ASSESSMENTS: "请对照档案补全年度考核结果；有误的，更正后上传年度考核结果明细表。",
    Code.EXCELLENT_ASSESSMENTS: (
        "获得过优秀或年度优秀共产党员的，请补填并上传年度考核结果明细表或表彰材料。"
    ),
    Code.APPOINTED: "已经聘任的，请更正填报并上传聘任材料。",
    Code.ACHIEVEMENT: "有符合条件的荣誉的，请勾选并上传破格晋升证明材料；没有的，请取消勾选。",
    Code.BREAK_LEVEL: "请取消勾选破格晋升。",
}
