"""Words of the demo's exam."""

from __future__ import annotations

from datetime import date

from exams.models import ReasonKind

NOTICE = """报名须知

一、请在报名时间内完成注册、填报和提交。保存信息不等于提交信息，提交后才进入审核。
二、身份证号、姓名必须和本人身份证信息一致，否则将不能进行网上报名。
三、手机号码务必填写本人正在使用的号码，用于接收验证码短信，注册后自动绑定。
四、所填信息和上传材料必须真实。提供虚假材料的，无论何时发现，一律取消资格。
五、我们只为报名、审核、考核和发证使用您的信息，加密保存，并记录每一次查看。
"""

TICKET_NOTES = [
    "请带本人身份证原件和准考证，提前 30 分钟到达考点。",
    "手机等通讯工具请关机，放在指定位置。",
    "可自带常用药品和老花镜。",
]

PROOFS = {
    "government_commendation": "表彰决定或荣誉证书",
    "labour_medal": "五一劳动奖章证书",
    "technical_expert": "技术能手证书",
    "contest_third_prize": "技能竞赛获奖证书",
    "invention_patent": "发明专利证书",
    "two_utility_models": "实用新型专利证书（两项）",
    "other_level_one_merit": "其他突出业绩证明",
    "party_member_of_the_year": "优秀共产党员证书",
    "model_worker": "劳动模范或先进工作者证书",
    "certified_innovation": "技术革新或发明成果证书",
    "contest_placing": "技能竞赛名次证明",
}
DOCUMENTS = {
    "portrait": ("本人近期照片", "近期二寸免冠白色背景彩色证件照，413×626 像素，jpg 格式", 1),
    "id_card": ("本人身份证照片", "身份证人像面，彩色，四角拍全，jpg 格式", 1),
    "level_certificate": ("等级证书", "河南省机关事业单位工勤岗位等级证书原件照片", 2),
    "diploma": ("毕业证", "毕业证原件照片", 1),
    "salary_form": ("近期工资变动审批表", "也可以请单位人事部门上传", 1),
    "level_two_certificate": ("二级（技师）证书照片", "已取得的二级（技师）证书", 1),
    "appraisal_form": ("考评申报表照片", "打印后由主管部门审核，再拍照上传", 3),
    **{
        f"assessment_detail_{year}": (
            f"{year} 年单位年度考核结果明细表",
            "这一年考核为优秀，上传明细表原件照片",
            3,
        )
        for year in range(2025, 2020, -1)
    },
    **{
        f"commendation_proof_{code}": (title, "证书或文件原件照片", 3)
        for code, title in PROOFS.items()
    },
    "break_proof": ("破格晋升证明材料", "证书或文件原件照片", 5),
    "paper": ("论文", "技术总结或论文，doc 或 docx 格式，文件名和标题一样", 3),
    "other": ("其它申报材料", "当地人社局要求的其它材料", 9),
}

WORK_HISTORY = [
    {
        "since": "1996-09",
        "until": "1999-07",
        "unit": "河南省卫生学校",
        "post": "护理专业",
        "witness": "李红",
    },
    {
        "since": "1999-07",
        "until": "2016-12",
        "unit": "本单位内科病区",
        "post": "护理员",
        "witness": "赵敏",
    },
    {
        "since": "2017-01",
        "until": "now",
        "unit": "本单位护理部",
        "post": "护理员（二级岗位）",
        "witness": "赵敏",
    },
]
AWARDS = [
    {
        "when": "2021-05",
        "what": "优秀护理工作者",
        "by": "市卫生健康委员会",
        "note": "洛卫〔2021〕18 号",
    },
]
ACHIEVEMENTS = [
    {
        "since": "2018-03",
        "until": "2019-12",
        "what": "改进病房消毒流程，写成操作规程",
        "result": "主要起草人，全院推广，感染率下降",
        "proof": "医院文件",
    },
    {
        "since": "2020-01",
        "until": "now",
        "what": "带徒三人，每月一次操作示范",
        "result": "主讲，三人均取得三级证书",
        "proof": "师徒协议",
    },
]

LEVEL_ONE: dict[str, object] = {
    "start_date": date(1999, 7, 1),
    "appointed": True,
    "assessments": ["excellent", "excellent", "pass", "pass", "pass"],
    "work_history": WORK_HISTORY,
    "achievements": ACHIEVEMENTS,
    "awards": AWARDS,
}
"""What only level one is asked for."""

TITLES = {
    "break_proof": "技能竞赛获奖证书",
    "id_card": "居民身份证",
    "level_certificate": "等级证书",
    "diploma": "毕业证书",
    "salary_form": "工资变动审批表",
    "level_two_certificate": "技师证书",
    "appraisal_form": "考评申报表",
    "assessment_detail": "年度考核结果明细表",
}
"""Headings of the drawn papers, by the document they show."""

RETURN_NOTES = [
    "身份证照片不清楚，看不清号码，请在光线好的地方重新拍。",
    "身份证照片反光，右上角看不见，请重新拍。",
]
REJECT_REASONS = ["证书上的工种与现岗位不一致，且没有转岗证明。", "单位没有相应的空缺岗位。"]

RETURN_REASONS: dict[ReasonKind, tuple[str, ...]] = {
    ReasonKind.PORTRAIT: (
        "背景不是白色，请换白色背景重拍",
        "不是近期照片，请用近半年内拍的照片",
        "照片不清楚，请重新拍照上传",
        "没有拍到完整的头和肩，请重新拍照上传",
    ),
    ReasonKind.SCAN: (
        "看不清楚，请重新拍照上传",
        "没有拍全，请把四个角都拍进去",
        "缺页，请把缺的页补上",
        "没有盖章，请盖章后重新拍照上传",
        "传错了材料，请换成要求的这一份",
        "与填写的内容不一致，请核对后重新上传",
    ),
    ReasonKind.WORD: (
        "打不开，请用 Word 或 WPS 另存为 docx 后重新上传",
        "标题和内容不一致，请核对后重新上传",
        "里面是照片，请把内容打成文字后重新上传",
        "传错了文件，请换成要求的这一份",
    ),
    ReasonKind.MISSING: ("还缺这份材料，请补交",),
    ReasonKind.FIELD: (
        "与证件或材料不一致，请核对后改正",
        "与单位资料不一致，请核对后改正",
        "填写不完整，请补充",
        "填写有误，请改正",
    ),
    ReasonKind.REFUSAL: (
        "现岗位等级年限不够，不符合报名条件",
        "工作年限不够，不符合报名条件",
        "学历不符合报名条件",
        "年度考核结果不符合报名条件",
        "申报岗位工种与现岗位工种不一致",
        "破格晋升条件不符合规定",
        "不属于本次考核的报考范围",
    ),
}
"""What offices write most often when they return or refuse a case."""
