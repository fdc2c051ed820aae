/** Words that the demo's needs, units and resources are made of. None is the name of a real person or place. */
import type { NeedCategory } from '../domain/listing/category.ts';
import type { NeedUrgency } from '../domain/need/need.enums.ts';
import type { ResourceKind } from '../domain/resource/resource.enums.ts';
import type { Sector } from '../domain/partnership/partner-unit.entity.ts';

export interface NeedText {
  title: string;
  description: string;
  measure: string;
  /** The most that is asked for. */
  most: number;
  urgency?: NeedUrgency;
}

const need = (
  title: string,
  description: string,
  measure: string,
  most: number,
  urgency?: NeedUrgency,
): NeedText => ({ title, description, measure, most, ...(urgency && { urgency }) });

export const NEED_TEXTS: Record<NeedCategory, readonly NeedText[]> = {
  SOCIAL_SECURITY: [
    need(
      '低保政策上门讲解',
      '部分居民不清楚申请条件和所需材料，希望有工作人员上门讲解。',
      '户',
      12,
    ),
    need('医保缴费协助', '年底集中缴费，部分居民不会使用手机缴费，需要现场协助。', '人次', 40),
    need('养老认证代办', '行动不便的居民需要协助完成养老待遇资格认证。', '人次', 20),
    need('临时救助申请指导', '居民家庭突发困难，需要指导填写临时救助申请。', '户', 3, 'UTILITY'),
    need('困难家庭冬季取暖物资', '入冬前为困难家庭准备棉被、电热毯等取暖物资。', '套', 30),
  ],
  ELDERLY_CARE: [
    need('独居老人助餐', '独居老人做饭不便，希望每日午间送餐。', '份', 15),
    need('老人理发上门服务', '行动不便的老人希望定期上门理发。', '人次', 20),
    need('家庭适老化改造', '卫生间需要加装扶手和防滑垫。', '户', 8, 'COMPLEX'),
    need('智能手机使用教学', '老人希望学会手机挂号、视频通话和识别诈骗信息。', '场', 4),
    need('重阳节慰问活动', '计划开展重阳节慰问，需要志愿者和慰问品。', '份', 50),
    need('助浴服务', '失能老人居家洗浴困难，希望有专业人员协助。', '人次', 10),
  ],
  MEDICAL_CARE: [
    need('社区义诊', '居民希望开展血压、血糖测量和用药咨询。', '场', 2),
    need('家庭医生签约上门', '慢性病居民希望家庭医生上门随访。', '户', 25),
    need('急救知识培训', '网格员和居民骨干希望学习心肺复苏和海姆立克急救法。', '场', 2),
    need('轮椅和拐杖借用', '术后康复居民需要短期借用辅具。', '件', 6),
    need('心理健康讲座', '居民希望了解情绪调节和睡眠改善的方法。', '场', 2),
  ],
  ENVIRONMENT: [
    need('楼道杂物清理', '楼道堆放杂物影响通行，需要清运车辆和人手。', '处', 10),
    need('小区绿化补种', '花坛裸露，希望补种耐寒植物。', '平方米', 200, 'COMPLEX'),
    need('垃圾分类宣传', '居民分类准确率不高，需要宣传员现场引导。', '场', 6),
    need('雨水井清掏', '雨季将至，雨水井淤堵需要清掏。', '处', 15, 'UTILITY'),
    need('流浪犬只处置', '小区出现流浪犬只，居民担心孩子安全。', '次', 2),
    need('墙面小广告清除', '楼道墙面小广告较多，需要清除粉刷。', '处', 20),
  ],
  PUBLIC_FACILITY: [
    need('楼道照明维修', '楼道灯不亮，夜间出行不便。', '盏', 12, 'UTILITY'),
    need('老旧小区电梯加装', '高层老人出行困难，居民希望加装电梯。', '部', 2, 'COMPLEX'),
    need('健身器材维修', '广场健身器材松动，存在安全隐患。', '件', 6),
    need('路面坑洼修补', '小区道路坑洼积水，影响通行。', '处', 8, 'COMPLEX'),
    need('暖气不热排查', '供暖期室温不达标，需要入户排查管路。', '户', 30, 'UTILITY'),
    need('自来水管漏水抢修', '地下管道漏水，部分楼栋停水。', '处', 2, 'URGENT'),
    need('电动车充电棚建设', '居民充电飞线较多，希望建设集中充电棚。', '个', 3, 'COMPLEX'),
    need('井盖缺失补装', '人行道井盖缺失，存在安全隐患。', '个', 3, 'URGENT'),
  ],
  DISPUTE_MEDIATION: [
    need('邻里噪声纠纷调解', '楼上楼下因噪声产生矛盾，需要调解员介入。', '件', 1),
    need('停车位纠纷调解', '小区停车位紧张，居民之间产生矛盾。', '件', 2),
    need('物业费纠纷调解', '居民对物业服务不满，拒缴物业费，需要三方协商。', '件', 1, 'COMPLEX'),
    need('漏水赔偿调解', '楼上漏水造成楼下墙面损坏，双方赔偿意见不一。', '件', 1),
    need('土地边界矛盾调解', '相邻地块边界不清，需要实地勘察和调解。', '件', 1, 'COMPLEX'),
  ],
  CHILD_CARE: [
    need('困境儿童课后托管', '家长下班较晚，希望放学后有安全的托管场所。', '人', 20),
    need('寒假作业辅导', '希望大学生志愿者在假期为孩子辅导作业。', '场', 10),
    need('儿童图书捐赠', '社区书屋儿童读物不足。', '册', 200),
    need('防溺水安全课', '暑期前开展防溺水安全教育。', '场', 3),
  ],
  CULTURE_SPORT: [
    need('社区文艺演出场地', '居民合唱队排练缺少场地。', '场', 6),
    need('春节写春联活动', '需要书法爱好者和红纸笔墨。', '副', 200),
    need('广场舞音响设备', '文体队伍缺少音响设备。', '套', 2),
    need('全民健身趣味运动会', '需要裁判、器材和奖品支持。', '场', 1),
  ],
  LEGAL_AID: [
    need('法律咨询日', '居民希望律师现场解答婚姻、继承和劳动问题。', '场', 3),
    need('防诈骗宣传', '近期诈骗信息较多，需要集中宣传。', '场', 4),
    need('劳动合同审查', '灵活就业居民希望协助审查合同条款。', '份', 5),
  ],
  EMPLOYMENT: [
    need('零工岗位信息', '部分居民希望获得就近的零工岗位信息。', '条', 40),
    need('就业技能培训', '希望开展家政、电工等技能培训。', '场', 2),
    need('创业政策咨询', '返乡青年希望了解创业担保贷款政策。', '人次', 10),
    need('残疾人居家就业对接', '希望对接适合居家完成的手工加工项目。', '人', 8, 'COMPLEX'),
  ],
  PUBLIC_SAFETY: [
    need('灭火器更换', '楼道灭火器过期，需要更换。', '具', 40),
    need('燃气安全入户检查', '老旧楼栋需要逐户检查燃气软管和报警器。', '户', 60, 'UTILITY'),
    need('夜间巡逻志愿者', '希望组织志愿者参与夜间巡逻。', '人次', 30),
    need('消防演练', '计划组织居民开展消防疏散演练。', '场', 1),
    need('危墙加固', '院墙倾斜，存在倒塌风险。', '处', 1, 'URGENT'),
  ],
  OTHER: [
    need('便民磨刀修伞', '居民希望恢复便民小修小补服务。', '场', 2),
    need('旧衣物回收箱', '希望设置旧衣物回收箱。', '个', 4),
    need('快递代收点', '老旧小区缺少快递代收点。', '个', 1),
  ],
};

/** Where in a place a need arises; put in front of some titles. */
export const SPOTS = [
  '',
  '',
  '',
  '东侧',
  '西侧',
  '一单元',
  '二单元',
  '三单元',
  '小广场',
  '北门',
] as const;

export interface UnitText {
  sector: Sector;
  names: readonly string[];
  kinds: readonly ResourceKind[];
  serves: readonly NeedCategory[];
}

export const UNIT_TEXTS: readonly UnitText[] = [
  {
    sector: 'PUBLIC_INSTITUTION',
    names: [
      '示范第一中学',
      '示范实验小学',
      '示范幼儿园',
      '示范社区医院',
      '示范中医院',
      '示范文化馆',
      '示范图书馆',
      '示范职业学校',
    ],
    kinds: ['VENUE_TIME', 'SKILL', 'SERVICE', 'PEOPLE'],
    serves: ['MEDICAL_CARE', 'CHILD_CARE', 'CULTURE_SPORT', 'ELDERLY_CARE', 'EMPLOYMENT'],
  },
  {
    sector: 'ORGAN',
    names: [
      '示范司法所',
      '示范派出所',
      '示范市场监管所',
      '示范税务分局',
      '示范人社服务中心',
      '示范综合执法队',
      '示范应急管理站',
      '示范民政服务中心',
    ],
    kinds: ['PEOPLE', 'SKILL', 'INFORMATION', 'SERVICE'],
    serves: ['LEGAL_AID', 'DISPUTE_MEDIATION', 'PUBLIC_SAFETY', 'SOCIAL_SECURITY', 'EMPLOYMENT'],
  },
  {
    sector: 'STATE_OWNED',
    names: [
      '示范供电公司',
      '示范供水公司',
      '示范热力公司',
      '示范燃气公司',
      '示范公交公司',
      '示范环卫公司',
      '示范城投公司',
      '示范粮油公司',
    ],
    kinds: ['EQUIPMENT', 'PEOPLE', 'SERVICE', 'MONEY'],
    serves: ['PUBLIC_FACILITY', 'ENVIRONMENT', 'PUBLIC_SAFETY', 'SOCIAL_SECURITY', 'OTHER'],
  },
  {
    sector: 'NON_PUBLIC_ECONOMIC',
    names: [
      '示范超市',
      '示范餐饮公司',
      '示范物业公司',
      '示范家政公司',
      '示范装饰公司',
      '示范药房',
      '示范电器维修部',
      '示范农业合作社',
    ],
    kinds: ['SUPPLIES', 'SERVICE', 'SKILL', 'MONEY'],
    serves: ['ELDERLY_CARE', 'PUBLIC_FACILITY', 'ENVIRONMENT', 'OTHER', 'SOCIAL_SECURITY'],
  },
  {
    sector: 'SOCIAL',
    names: [
      '示范志愿者协会',
      '示范社工中心',
      '示范老年协会',
      '示范律师志愿团',
      '示范心理咨询社',
      '示范书画协会',
      '示范青年志愿队',
      '示范救援队',
    ],
    kinds: ['PEOPLE', 'SKILL', 'SERVICE', 'INFORMATION'],
    serves: [
      'ELDERLY_CARE',
      'CHILD_CARE',
      'LEGAL_AID',
      'CULTURE_SPORT',
      'DISPUTE_MEDIATION',
      'MEDICAL_CARE',
    ],
  },
];

export const RESOURCE_TITLES: Record<ResourceKind, { title: string; measure: string }> = {
  VENUE_TIME: { title: '周末开放会议室和操场', measure: '小时' },
  PEOPLE: { title: '志愿服务队', measure: '人次' },
  SKILL: { title: '专业技术人员支持', measure: '人次' },
  EQUIPMENT: { title: '工程车辆和抢修设备', measure: '台次' },
  SUPPLIES: { title: '生活物资捐赠', measure: '份' },
  MONEY: { title: '公益资金', measure: '元' },
  SERVICE: { title: '上门便民服务', measure: '次' },
  INFORMATION: { title: '政策与信息咨询', measure: '次' },
};

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('');

/** Invented names: every one carries 示范. */
export const NAMES: readonly string[] = SURNAMES.map((surname) => `${surname}示范`);

export const REASONS = {
  returnNeed: ['请补充具体楼栋和数量', '请附现场情况说明', '与辖区边界不符，请核实地点'],
  rejectNeed: ['不属于社区事项，请走报修渠道', '诉求已由专项工程覆盖'],
  shelveNeed: ['需列入下一年度改造计划', '资金尚未落实', '涉及产权协调，暂不具备条件'],
  withdrawNeed: ['居民已自行解决', '信息重复上报'],
  resolveNeed: ['社区志愿者已处理', '网格员现场解决', '物业已维修到位'],
  refuseDelivery: ['现场复查部分未完成', '居民反映问题仍存在'],
  withdrawClaim: ['人员临时调整', '物资不足'],
  declineClaim: ['时间安排冲突', '已由其他单位承接'],
} as const;
