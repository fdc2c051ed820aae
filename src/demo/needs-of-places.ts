/** Needs of a place and of all who live there. None names a real person or place. */
import type { NeedCategory } from '../domain/listing/category.ts';
import { type NeedText, needText } from './need-text.ts';

export const NEEDS_OF_PLACES = {
  ENVIRONMENT: [
    needText('楼道杂物清理', '楼道堆放杂物影响通行，需要清运车辆和人手。', '处', 10),
    needText('小区绿化补种', '花坛裸露，希望补种耐寒植物。', '平方米', 200, 'COMPLEX'),
    needText('垃圾分类宣传', '居民分类准确率不高，需要宣传员现场引导。', '场', 6),
    needText('雨水井清掏', '雨季将至，雨水井淤堵需要清掏。', '处', 15, 'UTILITY'),
    needText('流浪犬只处置', '小区出现流浪犬只，居民担心孩子安全。', '次', 2),
    needText('墙面小广告清除', '楼道墙面小广告较多，需要清除粉刷。', '处', 20),
  ],
  PUBLIC_FACILITY: [
    needText('楼道照明维修', '楼道灯不亮，夜间出行不便。', '盏', 12, 'UTILITY'),
    needText('老旧小区电梯加装', '高层老人出行困难，居民希望加装电梯。', '部', 2, 'COMPLEX'),
    needText('健身器材维修', '广场健身器材松动，存在安全隐患。', '件', 6),
    needText('路面坑洼修补', '小区道路坑洼积水，影响通行。', '处', 8, 'COMPLEX'),
    needText('暖气不热排查', '供暖期室温不达标，需要入户排查管路。', '户', 30, 'UTILITY'),
    needText('自来水管漏水抢修', '地下管道漏水，部分楼栋停水。', '处', 2, 'URGENT'),
    needText('电动车充电棚建设', '居民充电飞线较多，希望建设集中充电棚。', '个', 3, 'COMPLEX'),
    needText('井盖缺失补装', '人行道井盖缺失，存在安全隐患。', '个', 3, 'URGENT'),
  ],
  DISPUTE_MEDIATION: [
    needText('邻里噪声纠纷调解', '楼上楼下因噪声产生矛盾，需要调解员介入。', '件', 1),
    needText('停车位纠纷调解', '小区停车位紧张，居民之间产生矛盾。', '件', 2),
    needText(
      '物业费纠纷调解',
      '居民对物业服务不满，拒缴物业费，需要三方协商。',
      '件',
      1,
      'COMPLEX',
    ),
    needText('漏水赔偿调解', '楼上漏水造成楼下墙面损坏，双方赔偿意见不一。', '件', 1),
    needText('土地边界矛盾调解', '相邻地块边界不清，需要实地勘察和调解。', '件', 1, 'COMPLEX'),
  ],
  CULTURE_SPORT: [
    needText('社区文艺演出场地', '居民合唱队排练缺少场地。', '场', 6),
    needText('春节写春联活动', '需要书法爱好者和红纸笔墨。', '副', 200),
    needText('广场舞音响设备', '文体队伍缺少音响设备。', '套', 2),
    needText('全民健身趣味运动会', '需要裁判、器材和奖品支持。', '场', 1),
  ],
  PUBLIC_SAFETY: [
    needText('灭火器更换', '楼道灭火器过期，需要更换。', '具', 40),
    needText('燃气安全入户检查', '老旧楼栋需要逐户检查燃气软管和报警器。', '户', 60, 'UTILITY'),
    needText('夜间巡逻志愿者', '希望组织志愿者参与夜间巡逻。', '人次', 30),
    needText('消防演练', '计划组织居民开展消防疏散演练。', '场', 1),
    needText('危墙加固', '院墙倾斜，存在倒塌风险。', '处', 1, 'URGENT'),
  ],
  OTHER: [
    needText('便民磨刀修伞', '居民希望恢复便民小修小补服务。', '场', 2),
    needText('旧衣物回收箱', '希望设置旧衣物回收箱。', '个', 4),
    needText('快递代收点', '老旧小区缺少快递代收点。', '个', 1),
  ],
} as const satisfies Partial<Record<NeedCategory, readonly NeedText[]>>;
