/**
 * Given and family names by script, so that the sample people look like customers from anywhere:
 * several scripts, both writing directions, quotes, commas, combining marks and emoji of several code points.
 */
const scripts = [
	{
		given: ['Amelia', 'Noah', 'Zoë', 'Björn', 'Renée', 'Siân', 'José'],
		family: ["O'Neill", 'Müller-Lüdenscheidt', 'García', 'Nowak', 'Øster', 'de la Cruz, Jr.'],
	},
	{
		given: ['Siti', 'Budi', 'Dewi', 'Agus', 'Putri'],
		family: ['Wijaya', 'Santoso', 'Nasution', 'Lestari', 'Hidayat', 'Pratama', 'Siregar'],
	},
	{
		given: ['أحمد', 'فاطمة', 'ليلى', 'يوسف', 'نور'],
		family: ['الخطيب', 'حداد', 'المصري', 'العلي', 'منصور', 'بن سعيد'],
	},
	{
		given: ['दीपिका', 'अर्जुन', 'प्रिया', 'रोहन', 'क्षितिज'],
		family: ['शर्मा', 'पटेल', 'सिंह', 'गुप्ता', 'अय्यर', 'मिश्रा'],
	},
	{
		given: ['王', '李', '陳', '歐陽', '𠮷田'],
		family: ['小明', '美麗', '建國', '芳', '子涵', '偉'],
	},
	{
		given: ['さくら', 'ハルト', '健一', '美咲', 'ゆい'],
		family: ['田中', '佐藤', '渡邊', '小林', '山口', '中村'],
	},
	{
		given: ['Ольга', 'Дмитрий', 'Наталія', 'Сергій', 'Анна'],
		family: ['Иванова', 'Шевченко', 'Кузнецов', 'Ковальчук', 'Щукин', 'Їжак'],
	},
	{
		given: ['נועה', 'דוד', 'תמר', 'איתן', 'שירה'],
		family: ['כהן', 'לוי', 'מזרחי', 'פרץ', 'ביטון', 'אברהם'],
	},
	{
		given: ['สมชาย', 'มาลี', 'กมล', 'ปิยะ', 'น้ำฝน'],
		family: ['แสงทอง', 'ใจดี', 'ศรีสุข', 'วงศ์ใหญ่', 'ทองคำ', 'พงษ์พันธุ์'],
	},
	{
		given: ['민준', '서연', '지우', '하은', '도윤'],
		family: ['김', '이', '박', '최', '정', '남궁'],
	},
	{
		given: ['Ελένη', 'Γιώργος', 'Μαρία', 'Νίκος', 'Δήμητρα'],
		family: ['Παπαδόπουλος', 'Νικολάου', 'Οικονόμου', 'Αγγελίδη', 'Βλάχος', 'Σαρρής'],
	},
	{
		given: ['Nguyễn', 'Trần', 'Ayşe', 'İbrahim', 'Çağla'],
		family: ['Thị Hồng', 'Văn Đức', 'Yıldız', 'Güneş', 'Şahin', 'Ngọc Ánh'],
	},
	{
		given: ['🌸 Mia', 'Leo 🚀', 'Kofi 🇬🇭', '👩‍👩‍👧 Ruby', 'Max "Mad" 👍🏽'],
		family: ['Flowers', '& Sons', 'Café ☕', 'Studio <3', '#1 Bakery', '50% Deals'],
	},
];

export interface Name {
	given: string;
	full: string;
}

/** Neighbouring numbers get different scripts; a name comes back only after hundreds of others. */
export function nameOf(index: number): Name {
	const script = scripts[index % scripts.length];
	const nth = Math.floor(index / scripts.length);
	const given = script.given[nth % script.given.length];
	const family = script.family[nth % script.family.length];
	return { given, full: `${given} ${family}` };
}
