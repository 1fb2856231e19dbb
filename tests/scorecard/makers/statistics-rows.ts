/**
 * The rows of the statistics tables of earlier years, as labels, printed units and ids: kept apart from the
 * reader, so that the truth of the corpus owes nothing to it.
 */
export interface StatRow {
  /** Null for a row that is only a heading. */
  readonly id: string | null
  readonly label: string
  readonly unit: string
  readonly code?: string
}

const head = (label: string): StatRow => ({ id: null, label, unit: '' })
const row = (id: string, label: string, unit: string): StatRow => ({ id, label, unit })

/** 政府信息公开情况统计表 of 2014–2018: 58 figures. */
export const STATISTICS_2014: readonly StatRow[] = [
  head('一、主动公开情况'),
  row('proactive_items_total', '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条'),
  row('proactive_normative_documents', '其中：主动公开规范性文件数', '条'),
  row('normative_documents_issued', '制发规范性文件总数', '件'),
  row('channel_gazette_items', '1.政府公报公开政府信息数', '条'),
  row('channel_website_items', '2.政府网站公开政府信息数', '条'),
  row('channel_weibo_items', '3.政务微博公开政府信息数', '条'),
  row('channel_wechat_items', '4.政务微信公开政府信息数', '条'),
  row('channel_other_items', '5.其他方式公开政府信息数', '条'),
  head('二、回应解读情况'),
  row('hot_topics_answered', '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', '次'),
  row('press_conferences', '1.参加或举办新闻发布会总次数', '次'),
  row('press_conferences_by_head', '其中：主要负责同志参加新闻发布会次数', '次'),
  row('online_interviews', '2.政府网站在线访谈次数', '次'),
  row('online_interviews_by_head', '其中：主要负责同志参加政府网站在线访谈次数', '次'),
  row('policy_interpretations', '3.政策解读稿件发布数', '篇'),
  row('social_media_responses', '4.微博微信回应事件数', '次'),
  row('other_responses', '5.其他方式回应事件数', '次'),
  head('三、依申请公开情况'),
  row('new_requests__total', '（一）收到申请数', '件'),
  row('requests_in_person', '1.当面申请数', '件'),
  row('requests_by_fax', '2.传真申请数', '件'),
  row('requests_online', '3.网络申请数', '件'),
  row('requests_by_letter', '4.信函申请数', '件'),
  row('requests_concluded', '（二）申请办结数', '件'),
  row('concluded_on_time', '1.按时办结数', '件'),
  row('concluded_after_extension', '2.延期办结数', '件'),
  row('replies_total', '（三）申请答复数', '件'),
  row('replies_already_public', '1.属于已主动公开范围数', '件'),
  row('replies_granted', '2.同意公开答复数', '件'),
  row('partially_granted__total', '3.同意部分公开答复数', '件'),
  row('replies_refused', '4.不同意公开答复数', '件'),
  row('refused_state_secret__total', '其中：涉及国家秘密', '件'),
  row('refused_trade_secret', '涉及商业秘密', '件'),
  row('refused_personal_privacy', '涉及个人隐私', '件'),
  row('refused_security_stability__total', '危及国家安全、公共安全、经济安全和社会稳定', '件'),
  row('refused_not_government_information', '不是《条例》所指政府信息', '件'),
  row('refused_other_statutory', '法律法规规定的其他情形', '件'),
  row('replies_not_this_organ', '5.不属于本行政机关公开数', '件'),
  row('replies_not_existing', '6.申请信息不存在数', '件'),
  row('replies_asked_to_correct', '7.告知作出更改补充数', '件'),
  row('replies_other_channel', '8.告知通过其他途径办理数', '件'),
  row('review_concluded_total', '四、行政复议数量', '件'),
  row('review_upheld', '（一）维持具体行政行为数', '件'),
  row('review_corrected', '（二）被依法纠错数', '件'),
  row('review_other', '（三）其他情形数', '件'),
  row('litigation_all_total', '五、行政诉讼数量', '件'),
  row('litigation_all_upheld', '（一）维持具体行政行为或者驳回原告诉讼请求数', '件'),
  row('litigation_all_corrected', '（二）被依法纠错数', '件'),
  row('litigation_all_other', '（三）其他情形数', '件'),
  row('complaints', '六、举报投诉数量', '件'),
  row('request_fees_collected', '七、依申请公开信息收取的费用', '万元'),
  head('八、机构建设和保障经费情况'),
  row('dedicated_offices', '（一）政府信息公开工作专门机构数', '个'),
  row('reading_points', '（二）设置政府信息公开查阅点数', '个'),
  row('staff_total', '（三）从事政府信息公开工作人员数', '人'),
  row('staff_full_time', '1.专职人员数（不包括政府公报及政府网站工作人员数）', '人'),
  row('staff_part_time', '2.兼职人员数', '人'),
  row(
    'dedicated_budget',
    '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）',
    '万元',
  ),
  head('九、政府信息公开会议和培训情况'),
  row('meetings', '（一）召开政府信息公开工作会议或专题会议数', '次'),
  row('training_courses', '（二）举办各类培训班数', '次'),
  row('training_attendances', '（三）接受培训人员数', '人次'),
]

const coded = (code: string, id: string, label: string, unit: string): StatRow => ({ id, label, unit, code })

/** A coded form of one city: 35 figures. */
export const STATISTICS_2008: readonly StatRow[] = [
  coded('01', 'local_proactive_items', '主动公开信息数', '条'),
  coded('02', 'local_proactive_fulltext_electronic', '其中:全文电子化的主动公开信息数', '条'),
  coded('03', 'local_new_normative_documents', '新增的行政规范性文件数', '条'),
  coded('04', 'local_service_information_items', '提供服务类信息数', '条'),
  coded('05', 'local_web_column_visits', '网站专栏页面访问量', '人次'),
  coded('06', 'local_on_site_receptions', '现场接待人数', '人次'),
  coded('07', 'local_online_enquiries', '网上咨询数', '人次'),
  coded('08', 'local_phone_enquiries', '咨询电话接听数', '人次'),
  coded('09', 'local_on_request_catalogue_items', '依申请公开信息目录数', '条'),
  coded('10', 'local_requests', '申请总数', '条'),
  coded('11', 'local_requests_in_person', '其中:1.当面申请数', '条'),
  coded('12', 'local_requests_by_fax', '2.传真申请数', '条'),
  coded('13', 'local_requests_by_email', '3.电子邮件申请数', '条'),
  coded('14', 'local_requests_online', '4.网上申请数', '条'),
  coded('15', 'local_requests_by_letter', '5.信函申请数', '条'),
  coded('16', 'local_requests_other_form', '6.其他形式申请数', '条'),
  coded('17', 'local_replies', '对申请的答复总数', '条'),
  coded('18', 'local_replies_granted', '其中:1.同意公开答复数', '条'),
  coded('19', 'local_replies_partial', '2.同意部分公开答复数', '条'),
  coded('20', 'local_replies_refused', '3.否决公开答复总数', '条'),
  coded('21', 'local_refused_not_government_information', '其中:(1)“非《规定》所指政府信息”数', '条'),
  coded('22', 'local_refused_not_existing', '(2)“信息不存在”数', '条'),
  coded('23', 'local_refused_not_held', '(3)“非本部门掌握”数', '条'),
  coded('24', 'local_refused_unclear', '(4)“申请内容不明确”数', '条'),
  coded('25', 'local_refused_exemption_1_state_secret', '(5)“免予公开范围1”数', '条'),
  coded('26', 'local_refused_exemption_2_trade_secret', '(6)“免予公开范围2”数', '条'),
  coded('27', 'local_refused_exemption_3_privacy', '(7)“免予公开范围3”数', '条'),
  coded('28', 'local_refused_exemption_4_in_process', '(8)“免予公开范围4”数', '条'),
  coded('29', 'local_refused_exemption_5_enforcement', '(9)“免予公开范围5”数', '条'),
  coded('30', 'local_refused_exemption_6_other_law', '(10)“免予公开范围6”数', '条'),
  coded('31', 'local_refused_other_reason', '(11)其它原因', '条'),
  coded('32', 'local_reviews', '行政复议数', '件'),
  coded('33', 'local_litigation', '行政诉讼数', '件'),
  coded('34', 'local_appeals', '行政申诉数', '件'),
  coded('35', 'local_appeals_first_handling', '其中:对本部门首次处理不满意的行政申诉数', '件'),
]
