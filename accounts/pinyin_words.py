"""Chinese words in pinyin that people like in passwords, and that guessers try first."""

from __future__ import annotations

_TEXT = """
aini aiwo woaini woaiwojia woaizhongguo woaihenan womende wode nide tade
ailaopo ailaogong laopo laogong qinaide baobei baobao baobeier guaibaobao
mama baba yeye nainai laoba laoma erzi nver nvr nuer sunzi haizi jiajia women
gege jiejie didi meimei laodi laomei pengyou tongxue laoshi xuesheng tongshi
nihao nimenhao xiexie zaijian huanying haohao haode buzhidao meiyou zhidao
wangji wangle mima xinmima denglu zhanghao yonghu yonghuming wodemima mimamima
zhuce guanli guanliyuan ceshi shiyong diannao shouji weixin zhifubao taobao baidu
tengxun alibaba huawei xiaomi youxiang wangzhan xitong
kaoshi gongkao kaowu kaosheng baoming zhunkaozheng chengji tongguo jige guoguan
yidingguo bikao bisheng shangan zhengshu dengji jineng gongqin gongren
jishi gaojijishi gaojigong zhongjigong chujigong peixun xuexi zhishi
danwei gongzuo gongzi jiangjin shangban xiaban banzhang zuzhang keshi bangongshi
shebao yibao yanglao gongjijin renshe renshi renshiju renshiting sheju caizheng
yiyuan yisheng hushi huli huliyuan siji jiashi jiashiyuan dianggong diangong
shuigong mugong wagong chushi cantin baoan baojie louyu daoyou
zhongguo zhonghua beijing shanghai guangzhou shenzhen tianjin chongqing wuhan xian
nanjing hangzhou chengdu changsha jinan taiyuan shijiazhuang hefei xiamen
henan henansheng zhongyuan zhengzhou kaifeng luoyang pingdingshan anyang hebi
xinxiang jiaozuo puyang xuchang luohe sanmenxia nanyang shangqiu xinyang zhoukou
zhumadian jiyuan gongyi lankao ruzhou huaxian changyuan dengzhou yongcheng gushi
luyi xincai huanghe shaolin longmen mudan
facai facaile fafafa gongxifacai shunli pingan yilupingan jiankang xingfu kuaile
shengrikuaile xinnian xinniankuaile chunjie guonian jixiang ruyi jixiangruyi
wanshiruyi yishengpingan changming fushou fugui rongyi haoyun hongyun dajidali
chenggong shengli nuli jiayou fendou xiwang mengxiang weilai meihao yangguang
aiqing yongyuan yibeizi tianchang dijiu xiangni xiangnian kaixin gaoxing
laohu xiaohu tuzi xiaomao xiaogou xiaozhu houzi laoniu
pingguo xigua putao taozi meigui mudanhua lianhua taiyang yueliang xingxing
tiankong dahai xiaoxue xiaoyu dashan chuntian xiatian qiutian dongtian
xiaoming xiaohong xiaofang xiaoli xiaohua zhangsan lisi wangwu zhaoliu
woshishui woshini woshiren niubi shabi wocao caonima tamade nimen
"""
PINYIN_WORDS = frozenset(_TEXT.split())
"""Whole words, no syllables: one or two of them with digits around are no password."""
