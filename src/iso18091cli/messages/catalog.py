"""What may be wrong in a catalogue."""

from __future__ import annotations

from iso18091cli.errors import FaultKind
from iso18091cli.model.text import Text

FAULTS: dict[str, FaultKind] = {
    "file-missing": FaultKind(
        {"vi": "Không có tệp này.", "en": "There is no such file."},
        {"vi": "Kiểm tra lại đường dẫn.", "en": "Check the path."},
    ),
    "file-unreadable": FaultKind(
        {"vi": "Không mở được tệp ({problem}).", "en": "The file cannot be opened ({problem})."},
        {
            "vi": "Đóng tệp ở chương trình khác và kiểm tra quyền đọc.",
            "en": "Close it elsewhere and check that you may read it.",
        },
    ),
    "not-utf-8": FaultKind(
        {"vi": "Tệp không ở bảng mã UTF-8.", "en": "The file is not in UTF-8."},
        {"vi": "Trong trình soạn thảo, lưu lại với mã UTF-8.", "en": "Save it as UTF-8 in your editor."},
    ),
    "yaml-syntax": FaultKind(
        {"vi": "Không phải YAML hợp lệ: {problem}.", "en": "Not valid YAML: {problem}."},
        {
            "vi": "Kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc kép ở dòng này và dòng trước.",
            "en": "Check indentation, colons and quotation marks on this line and the one before.",
        },
    ),
    "yaml-alias": FaultKind(
        {"vi": "Có tham chiếu YAML (*tên).", "en": "A YAML alias (*name) stands here."},
        {"vi": "Viết nội dung ra đầy đủ.", "en": "Write the content out."},
    ),
    "yaml-too-deep": FaultKind(
        {
            "vi": "Danh sách và bản ghi lồng nhau quá sâu; không bộ chỉ số nào như vậy.",
            "en": "Lists and records within each other go deeper than in any catalogue.",
        },
        {
            "vi": "Mở tệp xem dòng này; nếu tệp do người khác gửi, hỏi lại người gửi.",
            "en": "Look at this line; if somebody sent you the file, ask them.",
        },
    ),
    "yaml-too-long": FaultKind(
        {
            "vi": "Tệp dài hơn bất kỳ bộ chỉ số nào.",
            "en": "The file is longer than any catalogue.",
        },
        {
            "vi": "Kiểm tra xem có đúng tệp không; nếu tệp do người khác gửi, hỏi lại người gửi.",
            "en": "Check that it is the right file; if somebody sent it, ask them.",
        },
    ),
    "yaml-value": FaultKind(
        {"vi": "Không đọc được giá trị “{found}”.", "en": "The value “{found}” cannot be read."},
        {"vi": "Đặt giá trị trong dấu ngoặc kép.", "en": "Put it in quotation marks."},
    ),
    "yaml-number": FaultKind(
        {
            "vi": "“{found}” trong YAML là số {meant}, không phải như người đọc thấy.",
            "en": "To YAML “{found}” is the number {meant}, not what people read.",
        },
        {
            "vi": "Viết số thập phân không có số 0 ở đầu và không có dấu hai chấm; nếu là chữ thì đặt trong ngoặc kép.",
            "en": "Write a decimal number without a leading zero or a colon; put text in quotation marks.",
        },
    ),
    "id-not-quoted": FaultKind(
        {
            "vi": "Mã {found} không nằm trong ngoặc kép nên sẽ bị đọc thành số.",
            "en": "The id {found} is not quoted, so it would be read as a number.",
        },
        {"vi": 'Viết "{found}".', "en": 'Write "{found}".'},
    ),
    "duplicate-key": FaultKind(
        {
            "vi": "Khóa “{key}” ở dòng {again} đã có ở dòng {first}.",
            "en": "The key “{key}” on line {again} already stands on line {first}.",
        },
        {"vi": "Giữ lại một trong hai.", "en": "Keep one of the two."},
    ),
    "not-a-catalogue": FaultKind(
        {"vi": "Tệp không có nội dung của một bộ chỉ số.", "en": "The file does not hold a catalogue."},
        {
            "vi": "Bắt đầu từ tệp indicator_catalog.yaml đi kèm chương trình.",
            "en": "Start from the indicator_catalog.yaml that comes with the program.",
        },
    ),
    "missing-key": FaultKind(
        {"vi": "Thiếu “{key}”.", "en": "“{key}” is missing."},
        {"vi": "Thêm dòng “{key}: …” vào mục này.", "en": "Add a line “{key}: …” to this record."},
    ),
    "unknown-key": FaultKind(
        {"vi": "Không có khóa tên “{key}”.", "en": "There is no key called “{key}”."}, {"vi": "{hint}", "en": "{hint}"}
    ),
    "wrong-type": FaultKind(
        {
            "vi": "Giá trị “{found}” không đúng kiểu: {problem}.",
            "en": "The value “{found}” is of the wrong type: {problem}.",
        },
        {
            "vi": "Sửa lại theo mẫu trong tệp đi kèm chương trình.",
            "en": "Write it as in the file that comes with the program.",
        },
    ),
    "missing-language": FaultKind(
        {"vi": "Thiếu nội dung tiếng “{language}”.", "en": "The text in “{language}” is missing."},
        {"vi": 'Thêm “{language}: "…"”.', "en": 'Add “{language}: "…"”.'},
    ),
    "unknown-language": FaultKind(
        {
            "vi": "Ngôn ngữ “{language}” không có trong “languages”.",
            "en": "The language “{language}” is not among “languages”.",
        },
        {"vi": "Bỏ đi hoặc thêm vào “languages”.", "en": "Remove it or add it to “languages”."},
    ),
    "unsupported-language": FaultKind(
        {"vi": "Chương trình không có ngôn ngữ “{language}”.", "en": "The program does not speak “{language}”."},
        {"vi": "Chỉ dùng: {known}.", "en": "Use only: {known}."},
    ),
    "repeated-id": FaultKind(
        {"vi": "Mã “{found}” đã được dùng ở dòng {first}.", "en": "The id “{found}” is already used on line {first}."},
        {"vi": "Đặt cho mỗi mục một mã riêng.", "en": "Give each record an id of its own."},
    ),
    "unknown-reference": FaultKind(
        {"vi": "Không có “{found}”. Các giá trị có: {known}.", "en": "There is no “{found}”. There are: {known}."},
        {"vi": "{hint}", "en": "{hint}"},
    ),
    "not-positive": FaultKind(
        {"vi": "Giá trị {found} phải lớn hơn 0.", "en": "The value {found} must be above 0."},
        {"vi": "Ghi một số dương, ví dụ 1.", "en": "Write a positive number, such as 1."},
    ),
    "out-of-range": FaultKind(
        {
            "vi": "Giá trị {found} phải nằm từ {low} đến {high}.",
            "en": "The value {found} must lie between {low} and {high}.",
        },
        {"vi": "Sửa lại giá trị.", "en": "Correct the value."},
    ),
    "not-rising": FaultKind(
        {
            "vi": "Các giá trị phải tăng dần, nhưng {found} không lớn hơn {before}.",
            "en": "Values must rise from one to the next, but {found} is not above {before}.",
        },
        {"vi": "Xếp từ thấp đến cao.", "en": "Put them in order from low to high."},
    ),
    "rule-without-criteria": FaultKind(
        {"vi": "Chỉ số không có tiêu chí nên không cần quy tắc.", "en": "An indicator without criteria needs no rule."},
        {"vi": "Bỏ “rule”, hoặc thêm tiêu chí.", "en": "Remove “rule”, or add criteria."},
    ),
    "more-than-there-are": FaultKind(
        {"vi": "Cần {found} nhưng chỉ có {all}.", "en": "{found} are asked for, and there are only {all}."},
        {"vi": "Ghi một số không quá {all}.", "en": "Write a number up to {all}."},
    ),
    "not-in-steps": FaultKind(
        {
            "vi": "Điểm tối đa {found} không chia hết cho bước {step}.",
            "en": "{found} is not reached in steps of {step}.",
        },
        {"vi": "Sửa “maximum” hoặc “step”.", "en": "Correct “maximum” or “step”."},
    ),
    "one-alone": FaultKind(
        {"vi": "Nhóm “one_of” cần ít nhất hai tiêu chí.", "en": "A group of “one_of” has two criteria at least."},
        {"vi": "Thêm tiêu chí thay thế, hoặc bỏ nhóm.", "en": "Add what it stands for, or remove the group."},
    ),
    "stands-twice": FaultKind(
        {"vi": "Tiêu chí “{found}” đứng hai lần trong “one_of”.", "en": "“{found}” stands twice in “one_of”."},
        {"vi": "Mỗi tiêu chí chỉ thuộc một nhóm, ghi một lần.", "en": "A criterion is in one group, and once."},
    ),
    "weights-differ": FaultKind(
        {
            "vi": "Các tiêu chí thay thế nhau ({ids}) phải có trọng số và điểm tối đa như nhau.",
            "en": "Criteria that stand for each other ({ids}) must have the same weight and the same highest points.",
        },
        {"vi": "Ghi cùng một trọng số, cùng điểm tối đa.", "en": "Give them one weight, and one maximum."},
    ),
    "score-or-level": FaultKind(
        {
            "vi": "Một điều kiện ghi “score” hoặc “level”, đúng một trong hai.",
            "en": "A condition says “score” or “level”, one of the two.",
        },
        {
            "vi": "Tách thành hai điều kiện, hoặc thêm điểm hay mức cần đạt.",
            "en": "Make two conditions of it, or add the score or level it asks for.",
        },
    ),
    "about-one": FaultKind(
        {
            "vi": "Một điều kiện chỉ nói về một trong ba: trụ cột, chỉ số, thẩm quyền; ở đây có {found}.",
            "en": "A condition speaks of pillars, of indicators or of a competence; here of {found}.",
        },
        {"vi": "Tách thành các điều kiện riêng.", "en": "Make several conditions of it."},
    ),
    "score-of-pillars": FaultKind(
        {"vi": "Chỉ trụ cột mới có điểm (“score”).", "en": "Only pillars have a “score”."},
        {"vi": "Dùng “level”, hoặc nêu “pillars”.", "en": "Use “level”, or name “pillars”."},
    ),
    "level-missing": FaultKind(
        {"vi": "Chưa mô tả mức “{level}”.", "en": "It is not said what the level “{level}” looks like."},
        {"vi": "Thêm mô tả cho mọi mức của thang đo.", "en": "Describe every level of the scale."},
    ),
    "bad-day": FaultKind(
        {"vi": "“{found}” không phải là ngày.", "en": "“{found}” is no day."},
        {"vi": 'Ghi trong dấu nháy theo dạng năm-tháng-ngày: "2025-07-01".', "en": 'Write "2025-07-01", in quotes.'},
    ),
    "bad-colour": FaultKind(
        {"vi": "“{found}” không phải là mã màu.", "en": "“{found}” is not a colour."},
        {
            "vi": 'Ghi sáu chữ số thập lục phân, ví dụ "F8CBC6".',
            "en": 'Write six hexadecimal digits, such as "F8CBC6".',
        },
    ),
    "bad-sheet-name": FaultKind(
        {"vi": "“{found}” không dùng được làm tên trang tính.", "en": "“{found}” cannot be the name of a sheet."},
        {
            "vi": "Tối đa 31 ký tự, không có [ ] : * ? / \\, không trùng tên trang khác.",
            "en": "31 characters at most, none of [ ] : * ? / \\, and no other sheet of that name.",
        },
    ),
    "bad-id": FaultKind(
        {"vi": "Mã “{found}” không hợp lệ.", "en": "“{found}” cannot be an id."},
        {
            "vi": "Chỉ dùng chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; không dùng các mã dành riêng ({reserved}).",
            "en": "Use letters without marks, digits, full stops, hyphens and underscores; not the reserved ids ({reserved}).",
        },
    ),
    "criterion-id": FaultKind(
        {
            "vi": "Mã tiêu chí “{found}” phải bắt đầu bằng “{indicator}.”.",
            "en": "The id of a criterion, “{found}”, must begin with “{indicator}.”.",
        },
        {"vi": 'Ví dụ "{indicator}.a".', "en": 'Such as "{indicator}.a".'},
    ),
    "choices-missing": FaultKind(
        {"vi": "Câu hỏi chọn một mà không có lựa chọn.", "en": "A question of type choice offers no choices."},
        {"vi": "Thêm “choices” với ít nhất hai lựa chọn.", "en": "Add “choices” with two or more."},
    ),
    "spelling-twice": FaultKind(
        {
            "vi": "Cách viết “{found}” đã được hiểu là “{other}”.",
            "en": "The spelling “{found}” already means “{other}”.",
        },
        {"vi": "Bỏ cách viết này ở một trong hai chỗ.", "en": "Remove it from one of the two."},
    ),
    "extends-unknown": FaultKind(
        {"vi": "Không đọc được bộ chỉ số gốc “{found}”.", "en": "The base catalogue “{found}” cannot be read."},
        {
            "vi": "Ghi “extends: default” hoặc đường dẫn tính từ tệp này.",
            "en": "Write “extends: default”, or a path as seen from this file.",
        },
    ),
    "extends-elsewhere": FaultKind(
        {
            "vi": "“{found}” không phải là tệp .yaml tính từ thư mục của tệp này, nên không được mở.",
            "en": "“{found}” is no .yaml file as seen from this file's folder, so it is not opened.",
        },
        {
            "vi": "Ghi “extends: default”, hoặc chép bộ chỉ số gốc vào cạnh tệp này rồi ghi tên tệp.",
            "en": "Write “extends: default”, or copy the base catalogue beside this file and write its name.",
        },
    ),
    "extends-too-deep": FaultKind(
        {
            "vi": "Các bộ chỉ số kế thừa nhau thành vòng hoặc quá nhiều tầng.",
            "en": "Catalogues extend each other in a circle, or too many of them.",
        },
        {"vi": "Kế thừa trực tiếp từ “default”.", "en": "Extend “default” itself."},
    ),
    "overlay-own": FaultKind(
        {"vi": "Bộ chỉ số kế thừa phải có “{key}” riêng.", "en": "An overlay needs its own “{key}”."},
        {
            "vi": "Thêm dòng “{key}: …”, nếu không sẽ lẫn với bộ chỉ số gốc.",
            "en": "Add a line “{key}: …”, or its workbooks could not be told from those of the base.",
        },
    ),
    "overlay-drops": FaultKind(
        {
            "vi": "Không được bỏ “{id}”: danh sách này là cố định.",
            "en": "“{id}” may not be dropped: this list is closed.",
        },
        {
            "vi": "Bỏ dòng “drop”; nếu chỉ số không phù hợp, đặt “may_be_not_applicable: true”.",
            "en": "Remove “drop”; where an indicator does not fit, set “may_be_not_applicable: true”.",
        },
    ),
    "overlay-unknown": FaultKind(
        {"vi": "Bộ chỉ số gốc không có “{id}”.", "en": "The base catalogue has no “{id}”."},
        {"vi": "{hint}", "en": "{hint}"},
    ),
    "unknown-office": FaultKind(
        {"vi": "Không có cơ quan “{found}” trong “offices”.", "en": "There is no office “{found}” under “offices”."},
        {"vi": "{hint}", "en": "{hint}"},
    ),
    "no-offices": FaultKind(
        {"vi": "Không có bảng “offices” để hiểu “{found}”.", "en": "There are no “offices” that “{found}” could name."},
        {
            "vi": 'Thêm “offices”, hoặc ghi tên cơ quan: “lead: {{vi: "…", en: "…"}}”.',
            "en": 'Add “offices”, or write the office\'s name: “lead: {{vi: "…", en: "…"}}”.',
        },
    ),
    "unknown-braces": FaultKind(
        {
            "vi": "Không hiểu “{found}” trong ngoặc nhọn ở câu này.",
            "en": "“{found}” in braces means nothing in this text.",
        },
        {
            "vi": "Chỉ {{threshold}} được thay bằng ngưỡng; nếu không thì bỏ dấu ngoặc nhọn.",
            "en": "Only {{threshold}} is put in, as the limit; else remove the braces.",
        },
    ),
    "threshold-without-measure": FaultKind(
        {
            "vi": "Câu có {{threshold}} nhưng tiêu chí không có ngưỡng nào.",
            "en": "The text has {{threshold}}, but the criterion has no limit.",
        },
        {
            "vi": "Thêm “measure” có “thresholds”, hoặc viết lại câu không nêu ngưỡng.",
            "en": "Add a “measure” with “thresholds”, or reword the text without a limit.",
        },
    ),
    "threshold-in-one-language": FaultKind(
        {
            "vi": "{{threshold}} chỉ có trong một ngôn ngữ của câu này.",
            "en": "{{threshold}} stands in one language of this text only.",
        },
        {"vi": "Ghi {{threshold}} trong mọi ngôn ngữ.", "en": "Write {{threshold}} in each language."},
    ),
    "not-for-kind": FaultKind(
        {
            "vi": "“{key}” không dùng cho cách đo “{kind}”.",
            "en": "“{key}” means nothing for a measure of the kind “{kind}”.",
        },
        {"vi": "Bỏ dòng này, hoặc đổi “kind”.", "en": "Remove it, or change “kind”."},
    ),
    "by-or-age": FaultKind(
        {
            "vi": "Cách đo theo ngày cần hạn (“by”) hoặc tuổi (“age”), một trong hai.",
            "en": "A date is measured by a day (“by”) or by its age (“age”): one of the two.",
        },
        {"vi": 'Ghi “by: "03-31"” hoặc “age: months”.', "en": 'Write “by: "03-31"” or “age: months”.'},
    ),
    "bad-day-of-year": FaultKind(
        {"vi": "“{found}” không phải là một ngày trong năm.", "en": "“{found}” is no day of a year."},
        {
            "vi": 'Ghi tháng-ngày: "03-31"; của năm sau: "+01-31".',
            "en": 'Write month-day: "03-31"; of the next year: "+01-31".',
        },
    ),
    "measure-choices-missing": FaultKind(
        {
            "vi": "Cách đo chọn một cần ít nhất hai câu trả lời.",
            "en": "A measure of the kind choice needs two answers or more.",
        },
        {"vi": "Thêm vào “choices”, mỗi câu có “level”.", "en": "Add to “choices”, each with its “level”."},
    ),
    "number-not-measured": FaultKind(
        {
            "vi": "Tiêu chí nêu con số (“{found}”) nhưng không đo: mức vẫn chọn bằng tay.",
            "en": "The criterion names a number (“{found}”) and measures nothing: its level is picked by hand.",
        },
        {
            "vi": "Thêm “measure” để mức tính từ số liệu, hoặc bỏ con số nếu đơn vị không có sổ để đếm.",
            "en": "Add a “measure”, so that the level follows from figures; or drop the number where no unit counts it.",
        },
        severity="warning",
    ),
    "ends-before": FaultKind(
        {
            "vi": "Ngày cuối có hiệu lực ({found}) đứng trước ngày đầu ({first}).",
            "en": "The last day in force ({found}) is before the first ({first}).",
        },
        {"vi": "Sửa “valid_from” hoặc “valid_to”.", "en": "Correct “valid_from” or “valid_to”."},
    ),
    "basis-without-kind": FaultKind(
        {
            "vi": "Căn cứ không nói là loại văn bản gì: văn bản dẫn sau mọi căn cứ khác.",
            "en": "The legal basis does not say what kind of document it is: it is cited after all others.",
        },
        {
            "vi": "Thêm “kind”, ví dụ law, government, prime-minister, circular, province.",
            "en": "Add “kind”, such as law, government, prime-minister, circular, province.",
        },
        severity="warning",
    ),
    "law-with-number": FaultKind(
        {
            "vi": "Luật, pháp lệnh được viện dẫn bằng tên và ngày, không ghi số (Nghị định số 30/2020/NĐ-CP).",
            "en": "Laws and ordinances are cited by name and date, without a number (Decree 30/2020/NĐ-CP).",
        },
        {"vi": "Bỏ số, ký hiệu.", "en": "Leave out the number."},
        severity="warning",
    ),
    "basis-without-number": FaultKind(
        {
            "vi": "Văn bản này được viện dẫn mà không có số, ký hiệu (Nghị định số 30/2020/NĐ-CP).",
            "en": "This document is cited without its number (Decree 30/2020/NĐ-CP).",
        },
        {
            "vi": "Ghi loại văn bản, số, ngày, cơ quan ban hành, tên; nếu là luật thì ghi “kind: law”.",
            "en": "Write kind, number, date, issuing body and title; of a law write “kind: law”.",
        },
        severity="warning",
    ),
    "basis-of-no-indicator": FaultKind(
        {
            "vi": "Căn cứ dành cho chỉ số “{found}”, nhưng bộ chỉ số không có chỉ số này.",
            "en": "The legal basis belongs to indicator “{found}”, which is not in the catalogue.",
        },
        {"vi": "Sửa “indicators”.", "en": "Correct “indicators”."},
        severity="warning",
    ),
    "group-is-a-kind": FaultKind(
        {
            "vi": "“{found}” là một cấp hoặc loại đơn vị, không dùng làm mã nhóm được.",
            "en": "“{found}” is a level or kind of unit and cannot be the key of a group.",
        },
        {"vi": "Đặt mã khác cho nhóm.", "en": "Give the group another key."},
    ),
    "limits-twice": FaultKind(
        {
            "vi": "Ngưỡng cho “{found}” đã có ở dòng {first}.",
            "en": "Limits for “{found}” already stand on line {first}.",
        },
        {"vi": "Giữ lại một trong hai.", "en": "Keep one of the two."},
    ),
    "limits-not-in-order": FaultKind(
        {
            "vi": "Ngưỡng {found} không tốt hơn ngưỡng {before} của mức dưới.",
            "en": "The limit {found} is no better than {before}, that of the level below.",
        },
        {
            "vi": "Xếp ngưỡng theo chiều của “better” (ngày: càng sớm càng tốt), từ mức kém đến mức tốt.",
            "en": "Put the limits in the order that “better” says (of a date: earlier), from the worse level to the better.",
        },
    ),
    "limit-pair": FaultKind(
        {
            "vi": "“within” cần hai số: thấp nhất và cao nhất.",
            "en": "“within” takes two numbers: the lowest and the highest.",
        },
        {"vi": "Ghi “[15, 25]”.", "en": "Write “[15, 25]”."},
    ),
    "limit-single": FaultKind(
        {"vi": "Ngưỡng ở đây là một số, không phải hai.", "en": "The limit is one number here, not two."},
        {"vi": "Ghi một số, hoặc đặt “better: within”.", "en": "Write one number, or set “better: within”."},
    ),
    "limit-not-plausible": FaultKind(
        {
            "vi": "Ngưỡng {found} nằm ngoài khoảng hợp lý từ {low} đến {high}.",
            "en": "The limit {found} is not between {low} and {high}, which is plausible.",
        },
        {"vi": "Sửa ngưỡng, hoặc sửa “plausible”.", "en": "Correct the limit, or “plausible”."},
    ),
    "was-form": FaultKind(
        {"vi": "“{found}” không có dạng phiên bản:mã.", "en": "“{found}” is not written as edition:id."},
        {"vi": 'Ghi như "2014:1.5".', "en": 'Write it as "2014:1.5".'},
    ),
    "was-nowhere": FaultKind(
        {
            "vi": "Phiên bản {edition} không có {what} “{found}”.",
            "en": "The edition {edition} has no {what} “{found}”.",
        },
        {"vi": "{hint}", "en": "{hint}"},
    ),
    "was-itself": FaultKind(
        {"vi": "“{found}” là của chính phiên bản này.", "en": "“{found}” is of this very edition."},
        {
            "vi": "“was” nói vị trí trong phiên bản trước; sửa phiên bản hoặc bỏ đi.",
            "en": "“was” tells the place in an earlier edition; correct the edition, or remove it.",
        },
    ),
    "was-twice": FaultKind(
        {
            "vi": "“{found}” đã được nhận ở dòng {first} ({where}).",
            "en": "“{found}” is already claimed on line {first} ({where}).",
        },
        {
            "vi": "Mỗi vị trí cũ chỉ chuyển đến một nơi: giữ ở nơi có cùng câu hỏi.",
            "en": "An old place goes to one new place: keep it where the question is the same.",
        },
    ),
    "was-several": FaultKind(
        {
            "vi": "Tiêu chí nhận câu hỏi của nhiều tiêu chí thuộc phiên bản {edition}: {found}.",
            "en": "The criterion takes over several criteria of the edition {edition}: {found}.",
        },
        {
            "vi": "Chỉ giữ một: một mức không thể là câu trả lời của nhiều câu hỏi.",
            "en": "Keep one: a level cannot be the answer to several questions.",
        },
    ),
    "edition-unnamed": FaultKind(
        {
            "vi": "Chưa ghi bộ chỉ số này viết theo phiên bản nào; mã của các phiên bản không cùng nghĩa.",
            "en": "It is not said for which edition this was written; the ids of editions do not mean the same.",
        },
        {
            "vi": 'Thêm dòng edition: "{expected}" nếu viết theo phiên bản {expected}; {earlier}.',
            "en": 'Add a line edition: "{expected}" if it was written for {expected}; {earlier}.',
        },
    ),
    "edition-word": FaultKind(
        {
            "vi": "Ở đây chỉ ghi mã phiên bản mà bộ chỉ số này viết theo.",
            "en": "Only the id of the edition for which this was written stands here.",
        },
        {"vi": 'Ghi edition: "{expected}".', "en": 'Write edition: "{expected}".'},
    ),
    "edition-differs": FaultKind(
        {
            "vi": "Viết theo phiên bản {found}, nhưng bộ chỉ số gốc “{extends}” thuộc phiên bản {expected}.",
            "en": "It was written for the edition {found}, but its base “{extends}” is of {expected}.",
        },
        {"vi": "Ghi {fix}, hoặc chuyển từng mã theo “was”.", "en": "Write {fix}, or move each id as “was” says."},
    ),
    "edition-not-shipped": FaultKind(
        {
            "vi": "Chương trình không có bộ chỉ số của phiên bản {found}.",
            "en": "No catalogue of the edition {found} comes with the program.",
        },
        {"vi": "Chọn trong: {known}.", "en": "Choose from: {known}."},
    ),
    "unknown-rule": FaultKind(
        {"vi": "Không có quy tắc “{found}”.", "en": "There is no rule “{found}”."}, {"vi": "{hint}", "en": "{hint}"}
    ),
    "rule-fixed": FaultKind(
        {
            "vi": "Không thể đổi quy tắc {code} như vậy: {why}",
            "en": "The rule {code} cannot be changed in this way: {why}",
        },
        {
            "vi": "Bỏ mục này; mức của quy tắc vẫn là “{severity}”.",
            "en": "Remove this entry; the rule stays “{severity}”.",
        },
    ),
    "empty-list": FaultKind(
        {"vi": "Danh sách “{key}” đang trống.", "en": "The list “{key}” is empty."},
        {"vi": "Thêm ít nhất một mục.", "en": "Add at least one entry."},
    ),
}

_TEXT = {
    "vi": "phải là chữ; số và ngày đặt trong ngoặc kép",
    "en": "text is wanted; numbers and dates in quotation marks",
}
_NUMBER = {"vi": "phải là một số", "en": "a number is wanted"}
_WHOLE = {"vi": "phải là một số nguyên", "en": "a whole number is wanted"}
_TRUTH = {"vi": "phải là true hoặc false", "en": "true or false is wanted"}
_LIST = {"vi": "phải là một danh sách, mỗi dòng bắt đầu bằng “-”", "en": "a list is wanted, each entry behind a “-”"}
_RECORD = {"vi": "phải là một mục gồm các dòng “khóa: giá trị”", "en": "a record of “key: value” lines is wanted"}
_TWO = {"vi": "phải có đúng hai số", "en": "two numbers are wanted"}

WRONG_TYPES: dict[str, Text] = {
    "string_type": _TEXT,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "literal_error": {"vi": "chỉ nhận: {expected}", "en": "only these are known: {expected}"},
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _RECORD,
    "missing": _TWO,
    "too_long": _TWO,
    "dataclass_type": _RECORD,
    "other": {"vi": "không phải loại giá trị cần có ở đây", "en": "something else is wanted here"},
}
"""What pydantic finds wrong with a value, by the name of its error."""
