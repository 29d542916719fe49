"""Made-up files of the kinds that programs are imported from. No row is of a real place."""

import csv
import io
import json

KEY = """directory,category_code,category_name,service_code,service_name,service_description
SA,TC,Type of Care,SA,Substance use treatment,
SA,TC,Type of Care,DT,Detoxification,
SA,TC,Type of Care,HH,"Transitional housing, halfway house, or sober home",
SA,SET,Service Setting,OP,Outpatient,
SA,SET,Service Setting,OD,Outpatient detoxification,
SA,SET,Service Setting,OIT,Intensive outpatient treatment,
SA,SET,Service Setting,ORT,Regular outpatient treatment,
SA,SET,Service Setting,ODT,Outpatient day treatment or partial hospitalization,
SA,SET,Service Setting,RES,Residential/24-hour residential,
SA,OM,Opioid Medications used in Treatment,NU,Naltrexone used in Treatment,
SA,OT,Type of Opioid Treatment,NOOP,Does not treat opioid use disorders,
SA,PAY,Payment,SF,Cash or self-payment,
SA,PAY,Payment,MD,Medicaid,
SA,PYAS,Payment Assistance,SS,Sliding fee scale (fee is based on income and other factors),
SA,SMP,Smoking,SMON,Smoking not permitted,
SA,OL,Other Languages,F70,Russian,
SA,OL,Other Languages,F99,Haitian (Kreyol),
MH,TC,Type of Care,MH,Mental health treatment,
MH,SET,Service Setting,OP,Outpatient,
MH,SET,Service Setting,HI,Hospital inpatient/24-hour hospital inpatient,
MH,SET,Service Setting,PHDT,Partial hospitalization/day treatment,
MH,PAY,Payment,MD,Medicaid,
MH,PAY,Payment,SF,Cash or self-payment,
MH,PYAS,Payment Assistance,SS,Sliding fee scale (fee is based on income and other factors),
"""
COLUMNS = (
    "directory", "name1", "name2", "street1", "street2", "city", "state", "zip", "phone",
    "intake1", "intake2", "intake1a", "intake2a", "service_code_info",
)  # fmt: skip
CENTER = {
    "directory": "SA", "name1": "Example Center", "street1": "1 Example Street", "city": "Austin",
    "state": "TX", "zip": "78701", "phone": "512-555-0100",
    "service_code_info": "SA * OP OIT ORT * MD",
}  # fmt: skip


def row(**changed):
    """The row of Example Center, changed."""
    return CENTER | changed


def rows_of(count):
    """This many centers, each with a name and number of its own."""
    return [row(name1=f"Example Center {n}", phone=f"512-555-{n:04}") for n in range(count)]


def table(rows, columns=COLUMNS):
    """A CSV, as bytes."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def found(services, **changed):
    """A row of FindTreatment.gov's answer."""
    center = {
        "frid": "f00d", "name1": "Example Clinic", "name2": None, "street1": "2 Example Street",
        "street2": "", "city": "Austin", "state": "TX", "zip": "78701", "phone": "512-555-0110 x12",
        "intake1": None, "hotline1": None, "website": "http://www.example.org", "latitude": "30.27",
        "longitude": "-97.74", "typeFacility": "SA", "services": services,
    }  # fmt: skip
    return center | changed


def answer(rows, count=None):
    """The service's answer, as bytes."""
    whole = {"page": 1, "recordCount": len(rows) if count is None else count, "rows": rows}
    return json.dumps(whole).encode()
