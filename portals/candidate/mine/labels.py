"""The Chinese names of everything that is held about a person, field by field."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCOUNT = {
    "name": "姓名",
    "id_number": "身份证号",
    "phone": "手机号",
    "sex": "性别",
    "birth_date": "出生日期",
    "is_active": "账号可用",
    "joined_at": "注册时间",
}
CONSENT = {
    "document": "文件",
    "version": "版本",
    "text_hash": "原文指纹（SHA-256）",
    "agreed_at": "同意时间",
}
RECOVERY = {
    "reference": "申请编号",
    "kind": "事项",
    "state": "办理情况",
    "asked_at": "申请时间",
    "ended_at": "结束时间",
}
APPLICATION = {
    "reference": "报名序号",
    "exam": "考试",
    "state": "状态",
    "step": "在哪一步",
    "round": "退回次数",
    "region": "地区",
    "employer": "单位",
    "employer_kind": "单位类别",
    "employer_level": "单位级别",
    "start_date": "参加工作时间",
    "education": "学历",
    "staff_type": "人员类型",
    "current_level": "现岗位等级",
    "current_trade": "现岗位工种",
    "level_year": "现等级取得年份",
    "regularised_date": "转正定级时间",
    "apply_level": "申报等级",
    "apply_trade": "申报岗位工种",
    "in_discipline": "是否存在禁止申报情形",
    "exceptional": "破格晋升",
    "exceptional_note": "证明材料说明",
    "appointed": "已聘任到二级岗位",
    "assessments": "年度考核结果（新的在前）",
    "commendations": "符合的破格条件",
    "work_history": "学习工作简历",
    "awards": "奖惩情况",
    "achievements": "主要技术业务工作业绩",
    "created_at": "开始填报",
    "saved_at": "最近保存",
    "submitted_at": "提交时间",
    "correction_due": "补充材料截止",
    "payment_due": "缴费截止",
    "decided_at": "审核结束",
}
ATTACHMENT = {
    "version": "第几版",
    "size": "大小（字节）",
    "width": "宽（像素）",
    "height": "高（像素）",
    "sha256": "文件指纹（SHA-256）",
    "sent_sha256": "您发来的文件的指纹（SHA-256）",
    "content_type": "文件类型",
    "title": "您起的名字",
    "position": "排列顺序",
    "turns": "转了几次（每次 90 度）",
    "warnings": "系统提示",
    "kept_anyway": "看过提示仍然使用",
    "on_behalf": "由单位或工考机构代传",
    "created_at": "上传时间",
    "superseded_at": "被替换时间",
    "removed_at": "本人删除时间",
}
FINDING = {
    "kind": "哪一类",
    "code": "哪一项",
    "note": "审核意见",
    "step": "由谁提出",
    "raised_at": "提出时间",
    "resolved_at": "办结时间",
}
DISCREPANCY = {
    "text": "提示",
    "declared": "您填写的",
    "registered": "合格库里的",
    "confirmed_at": "您确认的时间",
}
ORDER = {
    "number": "订单号",
    "amount_fen": "金额（分）",
    "items": "项目",
    "state": "状态",
    "created_at": "下单时间",
    "expires_at": "有效期至",
}
PAYMENT = {
    "way": "方式",
    "transaction_id": "交易号",
    "amount_fen": "金额（分）",
    "state": "状态",
    "paid_at": "支付时间",
}
TICKET = {
    "number": "准考证号",
    "sitting": "考点考场",
    "seat": "座位",
    "issued_at": "发放时间",
    "revoked_at": "作废时间",
}
SCORE = {"subject": "科目", "mark": "成绩", "passed": "合格"}
MESSAGE = {
    "phone_masked": "发到",
    "delivery": "发送情况",
    "created_at": "产生时间",
    "sent_at": "发出时间",
}
SEXES = {"male": "男", "female": "女"}


def told(record: models.Model, labels: Mapping[str, str]) -> dict[str, object]:
    """Return a record's fields under their Chinese names, in words."""
    return {label: _said(record, field) for field, label in labels.items()}


def _said(record: models.Model, field: str) -> object:
    words = getattr(record, f"get_{field}_display", None)
    value = words() if words else getattr(record, field)
    return SEXES.get(value, value) if field == "sex" else plain(value)


def plain(value: object) -> object:
    """Return a value as JSON knows it; moments in Chinese time."""
    match value:
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
        case bool():
            return "是" if value else "否"
        case date() | Decimal() | models.Model():
            return str(value)
        case _:
            return value
