"""Words of the command line: help, headings, closing lines."""

from iso18091cli.model.text import Text

HELP: dict[str, Text] = {
    "app": {
        "vi": "Tự đánh giá theo ISO 18091 qua thư điện tử: tạo phiếu, đọc phiếu gửi về, chấm điểm, tổng hợp.",
        "en": "ISO 18091 self-assessment by e-mail: make workbooks, read them back, score and sum up.",
    },
    "catalog": {"vi": "Bộ chỉ số: kiểm tra, xem.", "en": "The catalogue of indicators: check it, look at it."},
    "catalog.check": {
        "vi": "Kiểm tra tệp bộ chỉ số; nêu mọi lỗi kèm số dòng và cách sửa.",
        "en": "Check a catalogue file; name every fault with its line and remedy.",
    },
    "catalog.show": {
        "vi": "Xem bộ chỉ số, hoặc một chỉ số theo mã.",
        "en": "Show the catalogue, or one indicator by its id.",
    },
    "catalog.diff": {
        "vi": "So sánh hai bộ chỉ số; “default” là bộ đi kèm.",
        "en": "Compare two catalogues; “default” is the shipped one.",
    },
    "catalog.publish": {
        "vi": "Ghi bộ chỉ số thành văn bản Word và Markdown để đọc và ban hành.",
        "en": "Write the catalogue as a document, in Word and Markdown, to read and to issue.",
    },
    "catalog.set-titles": {
        "vi": "Đưa tên chính thức từ một bảng (mã, tên) vào bộ chỉ số; tạo tệp kế thừa đã đối chiếu.",
        "en": "Put official titles from a table (id, title) into the catalogue; makes an overlay that is verified.",
    },
    "units": {
        "vi": "Danh sách đơn vị: lập mới, kiểm tra, tra mã.",
        "en": "The register of units: make one, check it, look up codes.",
    },
    "units.new": {
        "vi": "Lập danh sách các xã, phường, đặc khu của một tỉnh, thành phố theo danh mục cả nước; địa chỉ thư để trống.",
        "en": "Make a register of the communes of one province from the national list; addresses are blank.",
    },
    "units.show": {
        "vi": "Cho biết một mã là đơn vị nào, trước 01/07/2025 là đơn vị nào, hình thành từ đâu, nay thuộc đâu.",
        "en": "Tell what unit a code is, what it was before 1 July 2025, what it came from and where it went.",
    },
    "units.check": {
        "vi": "Kiểm tra danh sách đơn vị (CSV hoặc Excel); nêu mọi lỗi theo dòng và cột.",
        "en": "Check a register of units (CSV or Excel); name every fault by row and column.",
    },
    "new-workbook": {
        "vi": "Tạo phiếu trống để gửi cho đơn vị; không có tùy chọn nào thì tạo một phiếu tiếng Việt.",
        "en": "Make blank workbooks to send out; with no option, one in Vietnamese.",
    },
    "return": {
        "vi": "Tạo phiếu trả lại cho đơn vị: câu trả lời giữ nguyên, chỗ cần sửa có ghi chú; kèm thư. Với một thư mục: "
        "trả lại mọi phiếu có lỗi, chưa đủ hoặc để trống.",
        "en": "Make the workbook that goes back to the unit: its answers, notes where to correct; with the mail. Of a folder: "
        "every workbook that is faulty, incomplete or blank.",
    },
    "dispatch": {
        "vi": "Tạo phiếu trống và thư gửi phiếu cho từng đơn vị trong danh sách.",
        "en": "Make a blank workbook for each unit of a register, and the mail with which it goes out.",
    },
    "remind": {
        "vi": "Soạn thư nhắc những đơn vị chưa gửi được phiếu nào dùng được.",
        "en": "Make reminders to the units from which nothing usable came.",
    },
    "send": {
        "vi": "Gửi các thư trong một thư mục qua máy chủ thư của cơ quan; không thư nào bị gửi hai lần.",
        "en": "Send the drafts of a folder through the office's mail server; none goes twice.",
    },
    "draft": {
        "vi": "Để các thư trong một thư mục vào mục thư nháp của hộp thư cơ quan (IMAP), để gửi từ trình duyệt; mỗi thư một lần.",
        "en": "Put the drafts of a folder into the office's own mailbox (IMAP), to be sent from the browser; each once.",
    },
    "validate": {
        "vi": "Kiểm tra phiếu đã điền: mọi phát hiện kèm trang, ô và cách sửa.",
        "en": "Check filled workbooks: every finding with its sheet, cell and remedy.",
    },
    "score": {"vi": "Chấm điểm phiếu đã điền.", "en": "Score filled workbooks."},
    "aggregate": {
        "vi": "Đọc mọi phiếu trong thư mục; tổng hợp, số liệu và dự thảo chương trình hành động.",
        "en": "Read every workbook in a folder; write summary, data and draft action plans.",
    },
    "arg.folder.summed": {
        "vi": "Thư mục chứa phiếu; với --results: các thư mục kết quả.",
        "en": "Folder with workbooks; with --results: folders of results.",
    },
    "opt.results": {
        "vi": "Đặt cạnh nhau kết quả đã có của nhiều nguồn (nhiều tỉnh), không cần phiếu.",
        "en": "Put finished results of several sources (provinces) side by side, without any workbooks.",
    },
    "compare": {
        "vi": "So sánh các kỳ đã tổng hợp: đơn vị, chỉ số, trụ cột nào tốt hơn, kém hơn.",
        "en": "Compare rounds that were summed up: which units, indicators, pillars rose or fell.",
    },
    "arg.rounds.compared": {
        "vi": "Thư mục của từng kỳ (phiếu hoặc kết quả aggregate), cũ trước.",
        "en": "Folder of each round (its workbooks, or the results of aggregate), oldest first.",
    },
    "opt.output.comparison": {
        "vi": "Thư mục ghi so sánh; mặc định là so-sanh.",
        "en": "Folder for the comparison; by default comparison.",
    },
    "opt.register.lineage": {
        "vi": "Danh mục đơn vị; tệp lineage.csv cạnh nó bổ sung quan hệ sáp nhập, chia tách.",
        "en": "Register of units; the lineage.csv beside it adds to who came from whom.",
    },
    "opt.previous": {
        "vi": "Kết quả kỳ trước; thông báo và chương trình của đơn vị có thêm đoạn so với kỳ ấy.",
        "en": "Results of an earlier round; notices and programmes of units say what changed since.",
    },
    "opt.rescore": {
        "vi": "Tính lại câu trả lời của cả hai kỳ theo từng bộ chỉ số.",
        "en": "Score the answers of both rounds under each catalogue as well.",
    },
    "opt.no-word.comparison": {"vi": "Không viết báo cáo so sánh.", "en": "Write no report."},
    "rule": {"vi": "Giải thích một mã phát hiện.", "en": "Explain the code of a finding."},
    "rules": {"vi": "Liệt kê mọi mã phát hiện.", "en": "List the codes of all findings."},
    "opt.lang": {
        "vi": "Ngôn ngữ: vi hoặc en (hoặc đặt biến ISO18091_LANG).",
        "en": "Language: vi or en (or set ISO18091_LANG).",
    },
    "opt.catalog": {
        "vi": "Tệp bộ chỉ số khác (YAML), hoặc “edition-2014”: bộ đi kèm của phiên bản 2014.",
        "en": "Another catalogue file (YAML), or “edition-2014”: the shipped one of that edition.",
    },
    "opt.json": {"vi": "In một tài liệu JSON.", "en": "Print one JSON document."},
    "opt.format.findings": {
        "vi": "Dạng kết quả: text (màn hình), json, csv (mở bằng Excel) hoặc html (một trang để in, để gửi).",
        "en": "Form of the result: text (terminal), json, csv (for Excel) or html (one page to print or send).",
    },
    "opt.json.short": {"vi": "Như --format json.", "en": "Short for --format json."},
    "opt.round": {
        "vi": "Thư mục của đợt, có round.yaml; mặc định là thư mục chứa phiếu, hoặc chứa danh sách đơn vị.",
        "en": "Folder of the round, with its round.yaml; by default the one that holds the workbooks, or the register.",
    },
    "opt.level": {
        "vi": "Cấp hoặc loại đơn vị, ví dụ: cấp xã, phường, đặc khu.",
        "en": "Level or kind of the unit, such as commune, ward.",
    },
    "opt.unit": {"vi": "Tên đơn vị.", "en": "Name of the unit."},
    "opt.units": {
        "vi": "Danh sách đơn vị (CSV, Excel); tạo mỗi đơn vị một phiếu.",
        "en": "Register of units (CSV, Excel); one workbook for each unit.",
    },
    "opt.register": {
        "vi": "Danh sách đơn vị; mặc định là units.csv trong thư mục, nếu có.",
        "en": "Register of units; by default units.csv in the folder, if it is there.",
    },
    "opt.period.only": {
        "vi": "Chỉ tổng hợp kỳ này; mặc định là kỳ của nhiều phiếu nhất.",
        "en": "Sum up this period alone; by default the one of most workbooks.",
    },
    "opt.no-word": {
        "vi": "Không viết văn bản: chương trình hành động, thông báo, báo cáo tổng kết.",
        "en": "Write no documents: action programmes, notices, report.",
    },
    "opt.no-cache": {
        "vi": "Đọc lại mọi phiếu, kể cả phiếu không thay đổi so với lần chạy trước.",
        "en": "Read every workbook again, also those that have not changed since the last run.",
    },
    "opt.public": {
        "vi": "Bản công khai: bỏ cán bộ, thư điện tử, minh chứng, giải trình và mọi nội dung đơn vị tự ghi.",
        "en": "For publication: without officers, e-mails, evidence, explanations and all else that units typed.",
    },
    "opt.period": {"vi": "Kỳ đánh giá, ví dụ 2026.", "en": "Assessment period, such as 2026."},
    "opt.due": {
        "vi": "Hạn gửi phiếu, in ở trang đầu của phiếu: 31/3/2026.",
        "en": "Until when it is to be sent back, printed on its front page: 31/3/2026.",
    },
    "opt.reply-to": {
        "vi": "Nơi nhận phiếu, in ở trang đầu: địa chỉ thư điện tử.",
        "en": "Where to send it back, printed on its front page: an e-mail address.",
    },
    "opt.contact": {
        "vi": "Cơ quan yêu cầu, người liên hệ, số điện thoại, in ở trang đầu.",
        "en": "Who asks and whom to call, printed on its front page.",
    },
    "opt.stage.new": {
        "vi": "Ai điền bản này: self (tự đánh giá), review (thẩm định), agreed (thống nhất).",
        "en": "Who fills in this copy: self, review (appraisal) or agreed.",
    },
    "opt.from": {
        "vi": "Phiếu cũ đã điền: cùng kỳ thì chuyển mọi câu trả lời, kỳ mới (--period) thì chuyển mức kỳ trước và việc chưa xong; "
        "phiếu của phiên bản khác thì chuyển theo chủ đề.",
        "en": "A filled workbook: of the same period, all answers are carried; for a new one (--period), its levels and open actions; "
        "of one of another edition they go by topic.",
    },
    "opt.only": {
        "vi": "survey: chỉ phần khảo sát, mở đầu một chương trình; --from chuyển câu trả lời sang phiếu đủ sau đó.",
        "en": "survey: the survey alone, to open a programme; --from takes its answers over into the whole form later.",
    },
    "opt.split-by": {
        "vi": "lead: chia phiếu theo cơ quan chủ trì, mỗi cơ quan một tệp và một tệp khảo sát; ghép lại bằng lệnh join.",
        "en": "lead: a file for each lead office and one for the survey; `join` puts them together.",
    },
    "opt.output.return": {
        "vi": "Tệp .xlsx sẽ tạo, hoặc thư mục; thư .eml và .txt nằm cạnh. Mặc định: TÊN-can-bo-sung.xlsx; "
        "với một thư mục: tra-lai-NGÀY trong thư mục của đợt.",
        "en": "The .xlsx file to make, or a folder; the mail (.eml, .txt) goes beside it. By default NAME-to-complete.xlsx; "
        "of a folder: to-return-DATE in the round's folder.",
    },
    "arg.return": {
        "vi": "Phiếu đã điền, hoặc thư mục có các phiếu của một đợt.",
        "en": "A filled workbook, or a folder with the workbooks of a round.",
    },
    "arg.drafts": {
        "vi": "Thư mục mà dispatch, return hoặc remind đã tạo.",
        "en": "A folder that dispatch, return or remind made.",
    },
    "opt.due.mail": {
        "vi": "Hạn gửi phiếu, ví dụ 15/12/2026.",
        "en": "Last day to send the workbook, such as 15/12/2026.",
    },
    "opt.output.drafts": {
        "vi": "Thư mục chứa thư và phiếu; mặc định nằm trong thư mục của đợt.",
        "en": "Folder for drafts and workbooks; by default one in the round's folder.",
    },
    "opt.attach": {
        "vi": "Tệp gửi kèm mọi thư (công văn, hướng dẫn); dùng được nhiều lần.",
        "en": "A file that goes with every mail (covering letter, guide); may be given several times.",
    },
    "opt.from.folder": {
        "vi": "Thư mục có phiếu kỳ trước; phiếu của mỗi đơn vị được điền sẵn từ phiếu của chính đơn vị đó.",
        "en": "Folder with the workbooks of the last period; each unit's is filled in from its own.",
    },
    "opt.server": {
        "vi": "Máy chủ thư: smtp.example.vn (cổng 587, STARTTLS), hoặc smtps://smtp.example.vn (cổng 465, TLS).",
        "en": "Mail server: smtp.example.vn (port 587, STARTTLS), or smtps://smtp.example.vn (port 465, TLS).",
    },
    "opt.user": {
        "vi": "Tên đăng nhập; mật khẩu được hỏi, hoặc lấy từ biến ISO18091_SMTP_PASSWORD.",
        "en": "User; the password is asked for, or taken from the variable ISO18091_SMTP_PASSWORD.",
    },
    "opt.dry-run": {
        "vi": "Chỉ liệt kê thư nào gửi cho ai; không kết nối, không gửi.",
        "en": "Only list what would be sent to whom; no connection is opened.",
    },
    "opt.imap": {
        "vi": "Máy chủ của hộp thư: mail.example.vn (cổng 993, TLS), hoặc mail.example.vn:143 (STARTTLS).",
        "en": "The mailbox's server: mail.example.vn (port 993, TLS), or mail.example.vn:143 (STARTTLS).",
    },
    "opt.user.imap": {
        "vi": "Tên đăng nhập (nếu không ghi: reply_to của round.yaml); mật khẩu được hỏi, hoặc lấy từ biến ISO18091_IMAP_PASSWORD.",
        "en": "User (without it reply_to of round.yaml); the password is asked for, or taken from the variable ISO18091_IMAP_PASSWORD.",
    },
    "opt.mailbox": {
        "vi": "Tên mục chứa thư nháp, nếu máy chủ không cho biết (ví dụ “Thư nháp”).",
        "en": "Name of the folder for drafts, where the server does not say which it is.",
    },
    "opt.sent": {
        "vi": "Tên mục chứa thư đã gửi, nếu máy chủ không cho biết.",
        "en": "Name of the folder for sent mail, where the server does not say which it is.",
    },
    "opt.yes.draft": {"vi": "Để vào thư nháp mà không hỏi.", "en": "Put them there without asking."},
    "opt.yes": {"vi": "Gửi mà không hỏi.", "en": "Send without asking."},
    "opt.pause": {"vi": "Số giây nghỉ giữa hai thư.", "en": "Seconds between two mails."},
    "opt.resend": {
        "vi": "Gửi cả những thư không rõ đã đi hay chưa.",
        "en": "Also send those of which nobody knows whether they have gone.",
    },
    "arg.workbook": {"vi": "Phiếu đã điền.", "en": "A filled workbook."},
    "opt.stage.score": {
        "vi": "Chỉ tính một bước: self, review hoặc agreed; mặc định là bước muộn nhất đã điền.",
        "en": "Count one stage alone: self, review or agreed; by default the latest that is filled in.",
    },
    "opt.issued": {
        "vi": "Danh sách phiếu đã phát, hoặc thư mục có nó; mặc định là issued.csv cạnh phiếu.",
        "en": "List of issued copies, or its folder; by default issued.csv beside the workbooks.",
    },
    "opt.trust-stage": {
        "vi": "Tính cả bước ghi trong phiếu mà không danh sách nào ghi là đã phát.",
        "en": "Count a stage as the workbook states it where no list says that it was issued so.",
    },
    "opt.output.file": {"vi": "Tệp hoặc thư mục kết quả.", "en": "File or folder to write to."},
    "opt.output.folder": {
        "vi": "Thư mục kết quả; mặc định là THƯMỤC-summary.",
        "en": "Folder for the results; by default DIR-summary.",
    },
    "opt.output.overlay": {
        "vi": "Tệp YAML sẽ tạo; mặc định là MÃ.yaml.",
        "en": "YAML file to make; by default ID.yaml.",
    },
    "opt.format": {"vi": "Dạng văn bản: docx, md hoặc both (cả hai).", "en": "Form of the document: docx, md or both."},
    "opt.format.plan": {
        "vi": "Dạng văn bản: docx (mặc định), md hoặc both (cả hai); với --goal: text (màn hình, mặc định) hoặc json.",
        "en": "Form of the document: docx (the default), md or both; with --goal: text (terminal, the default) or json.",
    },
    "opt.goal": {
        "vi": "Không dự thảo, mà nêu ít tiêu chí nhất cần đạt để tới đích: một số điểm (80), hoặc một nhãn (khóa hay tên).",
        "en": "Instead of a draft, show the fewest criteria to close for a goal: a score (80) or a label (key or name).",
    },
    "opt.source": {
        "vi": "Nguồn của tên chính thức, ví dụ “TCVN ISO 18091:2020”.",
        "en": "Where the official titles come from, such as “TCVN ISO 18091:2020”.",
    },
    "opt.id": {
        "vi": "Mã của bộ chỉ số sẽ tạo; mặc định là mã gốc thêm “-tcvn”.",
        "en": "Id of the catalogue to make; by default that of the base with “-tcvn”.",
    },
    "opt.force": {"vi": "Ghi đè cả tệp đã có hoặc đã được sửa.", "en": "Overwrite files that exist or were edited."},
    "opt.explain": {
        "vi": "Giải thích cách tính: mã chỉ số (1.10), trụ cột, hoặc total.",
        "en": "Show the arithmetic: an indicator (1.10), a pillar, or total.",
    },
    "opt.wheel": {
        "vi": "Vẽ bánh xe kết quả của phiếu vào tệp này, .svg hoặc .png.",
        "en": "Draw the wheel of the workbook's results into this file, .svg or .png.",
    },
    "opt.jobs": {
        "vi": "Số tiến trình đọc song song; mặc định bằng số bộ xử lý.",
        "en": "Processes that read side by side; by default one for each processor.",
    },
    "opt.all": {"vi": "Hiện mọi phát hiện.", "en": "Show every finding."},
    "opt.version": {"vi": "In phiên bản.", "en": "Print the version."},
    "arg.file": {"vi": "Tệp bộ chỉ số; mặc định là tệp đi kèm.", "en": "Catalogue file; by default the shipped one."},
    "arg.old": {
        "vi": "Bộ chỉ số cũ, hoặc “default”, “edition-2014”.",
        "en": "The old catalogue, or “default”, “edition-2014”.",
    },
    "arg.new": {
        "vi": "Bộ chỉ số mới, hoặc “default”, “edition-2014”.",
        "en": "The new catalogue, or “default”, “edition-2014”.",
    },
    "arg.titles": {
        "vi": "Bảng tên chính thức (CSV hoặc Excel): mã chỉ số, tên, tên tiếng Anh nếu có.",
        "en": "Table of official titles (CSV or Excel): id, title, English title if there is one.",
    },
    "arg.unit-code": {"vi": "Mã đơn vị, ví dụ 11413.", "en": "Code of a unit, such as 11413."},
    "opt.province": {"vi": "Tên hoặc mã tỉnh, thành phố.", "en": "Name or code of the province."},
    "opt.kind": {
        "vi": "Chỉ các loại này: phuong, xa, dac-khu; nhiều loại cách nhau bằng dấu phẩy.",
        "en": "Only these kinds: phuong, xa, dac-khu; several with commas between them.",
    },
    "arg.register": {"vi": "Tệp danh sách đơn vị.", "en": "Register file."},
    "arg.workbooks": {"vi": "Các phiếu đã điền.", "en": "Filled workbooks."},
    "arg.folder": {"vi": "Thư mục chứa phiếu.", "en": "Folder with workbooks."},
    "arg.code": {"vi": "Mã phát hiện, ví dụ A02.", "en": "Code of a finding, such as A02."},
    "arg.id": {"vi": "Mã chỉ số, ví dụ 1.10.", "en": "Id of an indicator, such as 1.10."},
    "plan": {
        "vi": "Dự thảo chương trình hành động của một đơn vị, từ phiếu đã điền.",
        "en": "Draft the action programme of one unit from its filled workbook.",
    },
    "collect": {
        "vi": "Lấy phiếu từ thư (thư mục, .mbox, .eml, .msg, .zip) vào thư mục của đợt và ghi sổ nhận phiếu.",
        "en": "Take workbooks out of mail (folders, .mbox, .eml, .msg, .zip) into the round's folder, and keep its ledger.",
    },
    "status": {
        "vi": "Cho biết từng đơn vị của đợt đang ở đâu: chưa gửi, có lỗi, chưa đủ, đạt.",
        "en": "Show where each unit of the round stands: nothing came, faulty, incomplete, accepted.",
    },
    "coverage": {
        "vi": "Ai tham gia trong số phải tham gia, theo từng kỳ: theo cấp, loại, đơn vị cấp trên; ai tiếp tục, mới, thôi; đến bước nào.",
        "en": "Who takes part of who should, round by round: by level, kind and unit above; who was kept, joined, left; which step.",
    },
    "arg.rounds": {
        "vi": "Thư mục của các đợt, hoặc thư mục kết quả của lệnh aggregate.",
        "en": "Folders of rounds, or of results that aggregate has written.",
    },
    "opt.units.coverage": {
        "vi": "Danh sách các đơn vị phải tham gia; không có thì theo danh sách của từng đợt.",
        "en": "Register of the units that should take part; without one that of each round.",
    },
    "opt.output.coverage": {
        "vi": "Thư mục ghi data/coverage.csv.",
        "en": "Folder into which data/coverage.csv goes.",
    },
    "arg.sources": {
        "vi": "Thư mục đã lưu thư, hộp thư .mbox, thư .eml hoặc .msg, tệp .zip, gồm cả thư và tệp nén lồng bên trong; hoặc hộp thư trên máy chủ: imap://TÊN@mail.example.vn/INBOX.",
        "en": "Folders of saved mail, mailboxes .mbox, mails .eml or .msg, packed files .zip, with all that lies inside; or a mailbox on its server: imap://NAME@mail.example.vn/INBOX.",
    },
    "arg.round": {"vi": "Thư mục của đợt.", "en": "The round's folder."},
    "arg.unit": {
        "vi": "Chỉ đơn vị này: mã, tên hoặc tên tệp.",
        "en": "This unit alone: its code, name, or a file of it.",
    },
    "opt.output.collect": {
        "vi": "Thư mục của đợt, nơi lưu phiếu và sổ nhận phiếu.",
        "en": "The round's folder, into which workbooks and the ledger go.",
    },
    "opt.due.late": {
        "vi": "Hạn gửi phiếu, như 15/12/2026: phiếu đến sau được ghi là muộn.",
        "en": "The last day, such as 15/12/2026: what came after it is told as late.",
    },
    "opt.workbooks-only": {
        "vi": "Không lưu những tệp không phải phiếu (bản ký quét, minh chứng) vào khac/.",
        "en": "Do not keep what is no workbook (signed scans, evidence) under khac/.",
    },
    "opt.since": {
        "vi": "Của hộp thư trên máy chủ chỉ đọc thư đến từ ngày này, ví dụ 01/11/2026.",
        "en": "Of a mailbox on its server, read only mails that came on this day or later, such as 01/11/2026.",
    },
    "opt.answers": {
        "vi": "Của hộp thư trên máy chủ chỉ đọc thư trả lời thư của đợt này.",
        "en": "Of a mailbox on its server, read only answers to mails of this round.",
    },
    "opt.dry-run.collect": {
        "vi": "Chỉ nói sẽ đọc hộp thư nào trên máy chủ; không kết nối, không lưu gì.",
        "en": "Only say which mailbox on a server would be read; no connection is opened, nothing is filed.",
    },
    "opt.copies": {
        "vi": "Của một đơn vị: mọi bản đã nhận, và chỗ mỗi bản khác với bản được tính.",
        "en": "Of one unit: every copy that came, and where each differs from the one that counts.",
    },
    "opt.format.status": {
        "vi": "Dạng kết quả: text (màn hình), csv (mở bằng Excel), json hoặc html (một trang để in, để gửi).",
        "en": "Form of the result: text (terminal), csv (for Excel), json or html (one page to print or send).",
    },
    "join": {
        "vi": "Ghép các phần của một phiếu, hoặc các bản do nhiều người điền, thành một phiếu; ô trả lời khác nhau thì để trống và liệt kê.",
        "en": "Join the parts of a form, or copies that several officers filled in, into one; what they contradict stays blank and is listed.",
    },
    "arg.join": {
        "vi": "Các tệp của một đơn vị, hoặc một thư mục: mỗi đơn vị có đủ các phần được ghép.",
        "en": "The files of one unit, or a folder: each unit whose parts are all there is joined.",
    },
    "review": {
        "vi": "Thẩm định: chọn đơn vị, phát bản cho người thẩm định, gộp và đối chiếu.",
        "en": "Appraisal: choose units, give out reviewers' copies, put everything side by side.",
    },
    "review.sample": {
        "vi": "Chọn đơn vị để thẩm định kỹ hoặc đến xem: một phần ngẫu nhiên, một phần theo dấu hiệu.",
        "en": "Choose the units to look at closely or to visit: a share by chance, a share by signs.",
    },
    "review.new": {
        "vi": "Tạo bản thẩm định của từng đơn vị cho từng người thẩm định, theo phần được giao.",
        "en": "Make the copies that reviewers fill in: one a unit and reviewer, each with his or her part.",
    },
    "review.merge": {
        "vi": "Gộp các bản thẩm định: phiếu cho cuộc họp thống nhất, báo cáo đối chiếu.",
        "en": "Put reviews together: the workbooks for the meeting, and the report on differences.",
    },
    "opt.n": {"vi": "Số đơn vị cần chọn.", "en": "How many units to choose."},
    "opt.by": {
        "vi": "Chia nhóm khi chọn ngẫu nhiên: level (cấp), kind (loại), parent (đơn vị cấp trên).",
        "en": "What the share by chance is stratified by: level, kind, parent.",
    },
    "opt.signs": {
        "vi": "Phần trăm chọn theo dấu hiệu (mặc định 50); còn lại ngẫu nhiên.",
        "en": "Per cent chosen by signs (50 unless given); the others by chance.",
    },
    "opt.seed": {
        "vi": "Hạt giống: cùng số thì chọn ra cùng đơn vị.",
        "en": "Seed: the same number draws the same units.",
    },
    "opt.units.review": {
        "vi": "Danh sách đơn vị cần thẩm định, như sample.csv; mặc định là mọi đơn vị có phiếu được tính.",
        "en": "List of units to appraise, such as sample.csv; by default all whose workbook counts.",
    },
    "opt.reviewers": {
        "vi": "Bảng người thẩm định (CSV, Excel): name, email, units, parents, kinds, asked; mặc định reviewers.csv trong"
        " thư mục, nếu có.",
        "en": "Table of reviewers (CSV, Excel): name, email, units, parents, kinds, asked; by default reviewers.csv in the"
        " folder, if it is there.",
    },
    "opt.blind": {
        "vi": "Bản kín: không chứa mức tự đánh giá ở bất cứ đâu.",
        "en": "Blind copies: they hold the units' own levels nowhere.",
    },
    "opt.from.review": {
        "vi": "Xem lần hai: thư mục các bản lần trước; giữ ý kiến về dòng không đổi, nêu những chỗ đơn vị đã sửa.",
        "en": "A second look: the folder of the earlier copies; keeps what was said of rows that did not change.",
    },
    "opt.mail": {
        "vi": "Soạn thư gửi các bản, mỗi người thẩm định một thư.",
        "en": "Make the mails with which they go out, one a reviewer.",
    },
    "arg.reviews": {
        "vi": "Thư mục hoặc tệp mà người thẩm định gửi về; mặc định là thư mục do review new tạo.",
        "en": "Folders or files that came back from reviewers; by default the folder that review new made.",
    },
    "templates": {"vi": "Mẫu văn bản: xuất ra để sửa.", "en": "Templates of documents: put them out to be changed."},
    "templates.export": {
        "vi": "Chép các mẫu văn bản đi kèm vào một thư mục để sửa trong Word; dùng lại bằng --templates.",
        "en": "Put the shipped templates into a folder, to be changed in Word and used with --templates.",
    },
    "opt.templates": {
        "vi": "Thư mục chứa mẫu văn bản đã sửa; mẫu nào thiếu thì dùng mẫu đi kèm.",
        "en": "Folder with changed templates; where one is missing, the shipped one is used.",
    },
    "arg.templates": {"vi": "Thư mục sẽ chứa các mẫu.", "en": "Folder to put the templates into."},
}

WORDS: dict[str, Text] = {
    "error": {"vi": "lỗi", "en": "error"},
    "warning": {"vi": "cảnh báo", "en": "warning"},
    "info": {"vi": "thông tin", "en": "info"},
    "off": {"vi": "không kiểm tra", "en": "not checked"},
    "waiver": {
        "vi": "Bộ chỉ số quy định khác: {code} {name} {before} → {after} ({reason})",
        "en": "The catalogue judges otherwise: {code} {name} {before} → {after} ({reason})",
    },
    "error-one": {"vi": "1 lỗi", "en": "1 error"},
    "warning-one": {"vi": "1 cảnh báo", "en": "1 warning"},
    "info-one": {"vi": "1 thông tin", "en": "1 remark"},
    "errors": {"vi": "{n} lỗi", "en": "{n} errors"},
    "warnings": {"vi": "{n} cảnh báo", "en": "{n} warnings"},
    "infos": {"vi": "{n} thông tin", "en": "{n} remarks"},
    "findings.none": {"vi": "không có phát hiện nào", "en": "no findings"},
    "findings.more": {"vi": "… và {counts} khác (--all để xem hết)", "en": "… and {counts} more (--all shows them)"},
    "findings.open": {"vi": "Chưa trả lời: {n} chỗ", "en": "Still to be answered: {n}"},
    "findings.open.fix": {
        "vi": "Điền những ô này (--all để xem từng ô).",
        "en": "Fill in these cells (--all shows each of them).",
    },
    "files.total": {"vi": "{n} tệp: {parts}. Có {counts}.", "en": "{n} files: {parts}; {counts}."},
    "findings.see": {"vi": "Xem: iso18091 validate {path}", "en": "See: iso18091 validate {path}"},
    "whole-file": {"vi": "Toàn bộ tệp", "en": "The file as a whole"},
    "accepted": {"vi": "ĐẠT", "en": "ACCEPTED"},
    "not-accepted": {"vi": "CHƯA ĐẠT", "en": "NOT ACCEPTED"},
    "unusable": {"vi": "KHÔNG DÙNG ĐƯỢC", "en": "NOT USABLE"},
    "what-to-do": {"vi": "Cách sửa", "en": "What to do"},
    "why": {"vi": "Vì sao", "en": "Why"},
    "catalog.good": {
        "vi": "Bộ chỉ số “{title}” ({id} {version}) hợp lệ: {pillars} trụ cột, {indicators} chỉ số, {criteria} tiêu chí, {questions} câu hỏi khảo sát.",
        "en": "The catalogue “{title}” ({id} {version}) is sound: {pillars} pillars, {indicators} indicators, {criteria} criteria, {questions} survey questions.",
    },
    "catalog.unverified": {
        "vi": "{n} trên {all} chỉ số chưa đối chiếu với tiêu chuẩn (verified: false).",
        "en": "{n} of {all} indicators have not been checked against the standard (verified: false).",
    },
    "catalog.lead": {"vi": "Chủ trì", "en": "Lead"},
    "catalog.asked": {"vi": "Chỉ hỏi: {units}", "en": "Asked of: {units}"},
    "catalog.was": {"vi": "Vị trí ở phiên bản trước", "en": "Place in an earlier edition"},
    "catalog.unknown": {"vi": "Không có chỉ số “{id}”.{hint}", "en": "There is no indicator “{id}”.{hint}"},
    "faults": {"vi": "{n} lỗi trong {file}", "en": "{n} faults in {file}"},
    "units.good": {
        "vi": "Danh sách hợp lệ: {n} đơn vị, {expected} tham gia.",
        "en": "The register is sound: {n} units, {expected} taking part.",
    },
    "rule.unknown": {
        "vi": "Không có mã “{code}”. Xem: iso18091 rules",
        "en": "There is no code “{code}”. See: iso18091 rules",
    },
    "unexpected": {
        "vi": "Lỗi ngoài dự kiến: {problem}. Các tệp đã có vẫn nguyên vẹn. Kiểm tra ổ đĩa (kể cả thư mục tạm) còn chỗ; "
        "nếu vẫn lỗi, đặt {variable}=1, chạy lại và gửi nội dung hiện ra cho người phát triển.",
        "en": "An error nobody foresaw: {problem}. The files that were there are as they were. Check that the disk (and "
        "the temporary folder) has room; else set {variable}=1, run again and send what appears to the developers.",
    },
    "output-lost": {
        "vi": "Không in được kết quả ra đầu ra chuẩn ({problem}). Kiểm tra ổ đĩa hoặc nơi chuyển hướng (>).",
        "en": "The result could not be printed to standard output ({problem}). Check the disk or where > leads.",
    },
    "page.title": {"vi": "Kết quả kiểm tra phiếu tự đánh giá", "en": "Findings in self-assessment workbooks"},
    "page.file": {"vi": "Tệp", "en": "File"},
    "page.standing": {"vi": "Kết quả", "en": "Result"},
    "page.error": {"vi": "Lỗi", "en": "Errors"},
    "page.warning": {"vi": "Cảnh báo", "en": "Warnings"},
    "page.info": {"vi": "Thông tin", "en": "Remarks"},
    "page.what": {"vi": "Loại", "en": "Kind"},
    "page.where": {"vi": "Ô (mã dòng)", "en": "Cell (row)"},
    "page.found": {"vi": "Phát hiện", "en": "What was found"},
    "page.footer": {
        "vi": "Do iso18091 lập từ các tệp đã nhận; có lỗi thì phiếu chưa được nhận, cảnh báo và thông tin để xem lại.",
        "en": "Made by iso18091 from the files received. Errors keep a workbook from being accepted; "
        "warnings and remarks are to be looked at.",
    },
    "json-or-format": {
        "vi": "Chọn một trong hai: --json hoặc --format {found}.",
        "en": "Give either --json or --format {found}, not both.",
    },
    "goal-writes-nothing": {
        "vi": "--goal chỉ nêu trên màn hình, không viết tệp nào: bỏ --output, --templates và --force.",
        "en": "--goal shows the way and writes no file: leave out --output, --templates and --force.",
    },
    "long-dash": {
        "vi": "“{found}” bắt đầu bằng dấu gạch dài, như thư điện tử và Word tự đổi. Có phải là {meant}? Gõ lại bằng dấu trừ.",
        "en": "“{found}” begins with a long dash, as mail programs and Word make it. Did you mean {meant}? Type it with hyphens.",
    },
    "one-folder": {
        "vi": "Chỉ nêu một thư mục chứa phiếu. Để đặt cạnh nhau các kết quả đã có của nhiều nguồn: thêm --results.",
        "en": "Name one folder with workbooks. To put finished results of several sources side by side add --results.",
    },
    "results-alone": {
        "vi": "--results chỉ đi cùng -o, --public, --force và --lang: kết quả đã có không được tính lại ({options}).",
        "en": "--results goes with -o, --public, --force and --lang alone: finished results are not counted anew ({options}).",
    },
    "explain-or-wheel": {
        "vi": "Chọn một trong hai: --explain hoặc --wheel.",
        "en": "Give either --explain or --wheel, not both.",
    },
    "workbook-name": {"vi": "phieu-tu-danh-gia", "en": "self-assessment"},
    "made": {"vi": "Đã tạo {path}", "en": "Made {path}"},
    "made.many": {"vi": "Đã tạo {n} phiếu trong {folder}", "en": "Made {n} workbooks in {folder}"},
    "making": {"vi": "Đang tạo phiếu", "en": "Making workbooks"},
    "reading": {"vi": "Đang đọc phiếu", "en": "Reading workbooks"},
    "from-folder": {
        "vi": "“{found}” không phải là thư mục. Ghi --from THƯ_MỤC có phiếu kỳ trước.",
        "en": "“{found}” is no folder. Give --from DIR with the workbooks of the last period.",
    },
    "unit-or-units": {
        "vi": "Chọn một trong hai: --unit hoặc --units.",
        "en": "Give either --unit or --units, not both.",
    },
    "unit-level-unknown": {
        "vi": "Không có cấp hay loại đơn vị “{found}”. Chọn: {known}.",
        "en": "There is no level or kind of unit “{found}”. Choose: {known}.",
    },
    "no-register": {
        "vi": "Chưa có danh sách đơn vị: thêm --units TỆP (lập bằng iso18091 units new), hoặc ghi register vào round.yaml.",
        "en": "There is no register of units: add --units FILE (iso18091 units new makes one), or write it into round.yaml.",
    },
    "forms-folder": {"vi": "phieu", "en": "forms"},
    "no-units": {"vi": "Danh sách không có đơn vị nào đang tham gia.", "en": "No unit of the register is taking part."},
    "stage-unknown": {
        "vi": "Không có bước “{found}”. Chọn: self, review, agreed.",
        "en": "There is no stage “{found}”. Choose: self, review, agreed.",
    },
    "format-unknown": {
        "vi": "Không có dạng “{found}”. Chọn: {known}.",
        "en": "There is no form “{found}”. Choose: {known}.",
    },
    "language-unknown": {
        "vi": "Không có ngôn ngữ “{found}”. Chọn: {known}.",
        "en": "There is no language “{found}”. Choose: {known}.",
    },
    "unit": {"vi": "Đơn vị", "en": "Unit"},
    "unit.unnamed": {"vi": "(chưa ghi tên đơn vị)", "en": "(no unit named)"},
    "period": {"vi": "Kỳ", "en": "Period"},
    "period.unnamed": {"vi": "(chưa ghi kỳ)", "en": "(no period)"},
    "stage": {"vi": "Bước", "en": "Stage"},
    "catalogue": {"vi": "Bộ chỉ số", "en": "Catalogue"},
    "pillar": {"vi": "Trụ cột", "en": "Pillar"},
    "score": {"vi": "Điểm", "en": "Score"},
    "provisional": {"vi": "Tạm tính", "en": "Provisional"},
    "coverage": {"vi": "Đã đánh giá", "en": "Assessed"},
    "total": {"vi": "Toàn đơn vị", "en": "Whole unit"},
    "total.short": {"vi": "Chung", "en": "Total"},
    "no-score": {"vi": "–", "en": "–"},
    "nothing-assessed": {
        "vi": "Chưa đánh giá chỉ số nào: 0/{n}, chưa có điểm.",
        "en": "Nothing has been assessed: 0/{n}, no score.",
    },
    "withheld": {
        "vi": "Chưa cho điểm: mới đánh giá {assessed}/{applicable} chỉ số (tạm tính {provisional}).",
        "en": "No score yet: {assessed} of {applicable} indicators assessed (provisional {provisional}).",
    },
    "final": {
        "vi": "Điểm {score} trên 100, đánh giá {assessed}/{applicable} chỉ số. {label}",
        "en": "Score {score} of 100, {assessed} of {applicable} indicators assessed. {label}",
    },
    "reliable.yes": {
        "vi": "Mọi chỉ số áp dụng đều đạt mức cao nhất. {name}",
        "en": "Every applicable indicator is at the best level. {name}",
    },
    "reliable.enough": {
        "vi": "Mọi chỉ số áp dụng đều đạt từ mức {level} trở lên. {name}",
        "en": "Every applicable indicator is {level} or better. {name}",
    },
    "weakest": {"vi": "Chỉ số cần cải thiện trước", "en": "To improve first"},
    "weakest.more": {"vi": "… và {n} chỉ số nữa", "en": "… and {n} more"},
    "competence": {"vi": "Thẩm quyền", "en": "Competence"},
    "indicator": {"vi": "Chỉ số", "en": "Indicator"},
    "level": {"vi": "Mức", "en": "Level"},
    "aggregate.title": {"vi": "Tổng hợp {n} đơn vị", "en": "Units summed up: {n}"},
    "aggregate.missing": {"vi": "Chưa gửi phiếu: {names}", "en": "Nothing came from: {names}"},
    "aggregate.mean": {"vi": "Trung bình (n/N)", "en": "Mean (n/N)"},
    "aggregate.provisional": {
        "vi": "* điểm tạm tính vì chưa đánh giá đủ; không tính vào trung bình",
        "en": "* provisional, not fully assessed; left out of the mean",
    },
    "aggregate.more": {
        "vi": "Hiện {shown}/{n} đơn vị, điểm chung thấp nhất trước; đủ các đơn vị trong summary.xlsx và report.html.",
        "en": "{shown} of {n} units, the lowest total first; all of them are in summary.xlsx and report.html.",
    },
    "aggregate.and-more": {"vi": "{names} và {n} đơn vị khác", "en": "{names} and {n} more"},
    "aggregate.files-more": {
        "vi": "Còn {n} tệp nữa cần xem (đủ trong summary.xlsx và data/ledger.csv).",
        "en": "Other files to look at: {n} (all in summary.xlsx and data/ledger.csv).",
    },
    "aggregate.second": {"vi": "Bản thứ hai: {path} ({why})", "en": "Second copy: {path} ({why})"},
    "aggregate.aside": {"vi": "Để riêng: {path}: {why}", "en": "Set apart: {path}: {why}"},
    "aggregate.unusable": {"vi": "Không dùng được: {path}: {why}", "en": "Not usable: {path}: {why}"},
    "aggregate.skipped": {
        "vi": "Bỏ qua {n} tệp khác (xem ledger.csv).",
        "en": "Other files passed over: {n} (see ledger.csv).",
    },
    "aggregate.weakest": {"vi": "Chỉ số yếu nhất của các đơn vị", "en": "Weakest indicators over the units"},
    "aggregate.written": {"vi": "Kết quả trong {folder}", "en": "Results in {folder}"},
    "aggregate.kept": {
        "vi": "Tệp {old} đã được sửa nên giữ nguyên; bản mới là {new}.",
        "en": "{old} was edited and stays; the new one is {new}.",
    },
    "aggregate.nothing": {
        "vi": "Không có phiếu nào dùng được trong “{folder}”.",
        "en": "No usable workbook in “{folder}”.",
    },
    "aggregate.empty": {
        "vi": "Trong “{folder}” chưa có phiếu nào. Lưu các tệp đơn vị gửi về vào đó rồi chạy lại; "
        "nếu chưa phát phiếu: iso18091 new-workbook --units {register} --period 2026",
        "en": "There is no workbook in “{folder}” yet. Save what the units send back there, then run again; "
        "if no forms went out: iso18091 new-workbook --units {register} --period 2026",
    },
    "aggregate.empty-no-register": {
        "vi": "Trong “{folder}” chưa có phiếu nào. Lưu các tệp đơn vị gửi về vào đó rồi chạy lại; "
        "nếu mới bắt đầu, lập danh sách đơn vị: iso18091 units new --province TỈNH",
        "en": "There is no workbook in “{folder}” yet. Save what the units send back there, then run again; "
        "at the very beginning, make a register: iso18091 units new --province NAME",
    },
    "yes": {"vi": "có", "en": "yes"},
    "no": {"vi": "không", "en": "no"},
    "diff.none": {"vi": "Hai bộ chỉ số giống nhau.", "en": "The two catalogues are the same."},
    "explain.unknown": {
        "vi": "Không có chỉ số hay trụ cột “{id}”.{hint}",
        "en": "There is no indicator or pillar “{id}”.{hint}",
    },
    "explain.heading.na": {
        "vi": "{cell}: dòng chỉ số ghi “{word}”{reason}.",
        "en": "{cell}: the indicator's row says “{word}”{reason}.",
    },
    "explain.reason": {"vi": ", lý do “{reason}”", "en": ", reason “{reason}”"},
    "explain.no-reason": {
        "vi": ", không có lý do nên không được tính",
        "en": ", without a reason, so it does not count",
    },
    "explain.not-allowed": {
        "vi": ", không được phép nên không được tính",
        "en": ", not allowed here, so it does not count",
    },
    "explain.blank": {"vi": "{id}: chưa trả lời ({cell})", "en": "{id}: no answer ({cell})"},
    "explain.cell": {
        "vi": "{id}: {stage} “{typed}” ở {cell}{more} → {meaning}",
        "en": "{id}: {stage} “{typed}” in {cell}{more} → {meaning}",
    },
    "explain.over": {"vi": " (thay cho {others})", "en": " (before {others})"},
    "explain.worst.certain": {
        "vi": "Quy tắc: mức thấp nhất trong {n} tiêu chí áp dụng → {level}",
        "en": "Rule: the lowest level among {n} applicable criteria → {level}",
    },
    "explain.best": {
        "vi": "Quy tắc: mức cao nhất trong {n} tiêu chí áp dụng → {level}",
        "en": "Rule: the highest level among {n} applicable criteria → {level}",
    },
    "explain.at_least": {
        "vi": "Quy tắc: mức mà ít nhất {least} trong {n} tiêu chí áp dụng đạt tới → {level}",
        "en": "Rule: the level that at least {least} of {n} applicable criteria reach → {level}",
    },
    "explain.certain": {
        "vi": "{open} tiêu chí còn trống không làm thay đổi mức này",
        "en": "{open} open criteria cannot change this level",
    },
    "explain.possible": {
        "vi": "Cao nhất còn có thể đạt: {level}",
        "en": "The best that is still possible: {level}",
    },
    "explain.one-of": {
        "vi": "{ids} thay thế nhau: tính mức cao nhất → {level}",
        "en": "{ids} stand for each other: the best counts → {level}",
    },
    "explain.worst.red": {
        "vi": "Quy tắc: mức thấp nhất; đã có {level} nên chắc chắn, dù {open} tiêu chí còn trống",
        "en": "Rule: the lowest level; {level} is there, so it is certain although {open} criteria are open",
    },
    "explain.mean": {
        "vi": "Quy tắc: điểm bình quân ({sum}) ÷ {weights} = {mean}; ngưỡng {thresholds} → {level}",
        "en": "Rule: mean of points ({sum}) ÷ {weights} = {mean}; thresholds {thresholds} → {level}",
    },
    "explain.incomplete": {
        "vi": "Còn {open} tiêu chí chưa đánh giá nên chưa có mức; thấp nhất cho đến nay: {worst}",
        "en": "{open} criteria are not assessed, so there is no level yet; the worst so far: {worst}",
    },
    "explain.not_assessed": {
        "vi": "Chưa đánh giá: không có mức, không có điểm",
        "en": "Not assessed: no level, no points",
    },
    "explain.not_applicable": {
        "vi": "Không áp dụng: không tính vào điểm và độ phủ",
        "en": "Not applicable: neither in the score nor in the coverage",
    },
    "explain.points": {"vi": "Điểm: {points} (trọng số {weight})", "en": "Points: {points} (weight {weight})"},
    "explain.term": {
        "vi": "{id}: {level}, {weight} × {points} = {product}",
        "en": "{id}: {level}, {weight} × {points} = {product}",
    },
    "explain.left-out": {"vi": "{id}: {state}, không tính", "en": "{id}: {state}, left out"},
    "explain.sum": {
        "vi": "Tạm tính = 100 × {earned} ÷ ({weights} × {highest}) = {score}",
        "en": "Provisional = 100 × {earned} ÷ ({weights} × {highest}) = {score}",
    },
    "explain.coverage": {
        "vi": "Độ phủ {assessed}/{applicable}, cần ít nhất {minimum} % → điểm {score}",
        "en": "Coverage {assessed}/{applicable}, at least {minimum}% needed → score {score}",
    },
    "explain.label": {"vi": "Xếp loại: {label}", "en": "Label: {label}"},
    "explain.nothing": {"vi": "Chưa có chỉ số nào có mức: không có điểm", "en": "No indicator has a level: no score"},
}

DIFF_KINDS: dict[str, Text] = {
    "moved": {"vi": "Chuyển chỗ", "en": "Moved"},
    "merged": {"vi": "Gộp lại", "en": "Merged"},
    "added": {"vi": "Thêm mới", "en": "Added"},
    "removed": {"vi": "Bỏ đi", "en": "Removed"},
    "scored": {"vi": "Chấm điểm khác", "en": "Scored differently"},
    "weighed": {"vi": "Trọng số khác", "en": "Weighed differently"},
    "reworded": {"vi": "Diễn đạt khác", "en": "Reworded"},
    "other": {"vi": "Thay đổi khác", "en": "Other changes"},
}

DIFF_RECORDS: dict[str, Text] = {
    "catalogue": {"vi": "Bộ chỉ số", "en": "Catalogue"},
    "scoring": {"vi": "Cách chấm điểm", "en": "Scoring"},
    "levels": {"vi": "Mức", "en": "Level"},
    "labels": {"vi": "Xếp loại", "en": "Label"},
    "pillars": {"vi": "Trụ cột", "en": "Pillar"},
    "indicators": {"vi": "Chỉ số", "en": "Indicator"},
    "criteria": {"vi": "Tiêu chí", "en": "Criterion"},
    "survey": {"vi": "Chủ đề khảo sát", "en": "Survey topic"},
    "questions": {"vi": "Câu hỏi", "en": "Question"},
    "scale": {"vi": "Thang đánh giá", "en": "Scale"},
    "offices": {"vi": "Cơ quan chủ trì", "en": "Office"},
    "legal_bases": {"vi": "Căn cứ", "en": "Legal basis"},
    "sources": {"vi": "Nguồn", "en": "Source"},
}

DIFF_FIELDS: dict[str, Text] = {
    "name": {"vi": "tên", "en": "name"},
    "short": {"vi": "tên ngắn", "en": "short name"},
    "text": {"vi": "nội dung", "en": "text"},
    "title": {"vi": "tiêu đề", "en": "title"},
    "note": {"vi": "ghi chú", "en": "note"},
    "word": {"vi": "từ", "en": "word"},
    "meaning": {"vi": "ý nghĩa", "en": "meaning"},
    "looks": {"vi": "mô tả các mức", "en": "what the levels look like"},
    "evidence": {"vi": "minh chứng cần có", "en": "expected evidence"},
    "lead": {"vi": "chủ trì", "en": "lead"},
    "weight": {"vi": "trọng số", "en": "weight"},
    "rule": {"vi": "quy tắc", "en": "rule"},
    "one_of": {"vi": "tiêu chí thay thế nhau", "en": "criteria that stand for each other"},
    "conditions": {"vi": "điều kiện", "en": "conditions"},
    "thresholds": {"vi": "ngưỡng", "en": "thresholds"},
    "total": {"vi": "thành phần của điểm chung", "en": "what the total is made of"},
    "minimum_coverage": {"vi": "độ phủ tối thiểu", "en": "minimum coverage"},
    "points": {"vi": "điểm", "en": "points"},
    "at_least": {"vi": "từ điểm", "en": "from score"},
    "may_be_not_applicable": {"vi": "được chọn không áp dụng", "en": "may be not applicable"},
    "competence": {"vi": "thẩm quyền", "en": "competence"},
    "applies_to": {"vi": "cấp áp dụng", "en": "applies to"},
    "answer": {"vi": "kiểu trả lời", "en": "kind of answer"},
    "version": {"vi": "phiên bản", "en": "version"},
    "source": {"vi": "nguồn", "en": "source"},
    "verified": {"vi": "đã đối chiếu", "en": "verified"},
    "all_best": {"vi": "tên gọi khi đạt hết", "en": "name when all are at the best level"},
    "measure": {"vi": "cách đo", "en": "measure"},
    "acceptable": {"vi": "mức chấp nhận được", "en": "acceptable level"},
    "edition": {"vi": "phiên bản tiêu chuẩn", "en": "edition of the standard"},
    "pillar": {"vi": "trụ cột", "en": "pillar"},
    "names": {"vi": "tên theo loại đơn vị", "en": "names by kind of unit"},
    "sdgs": {"vi": "mục tiêu SDG", "en": "SDGs"},
    "spellings": {"vi": "cách viết được hiểu", "en": "spellings"},
    "colour": {"vi": "màu", "en": "colour"},
    "symbol": {"vi": "ký hiệu", "en": "symbol"},
}
