s/<remark id="de-facto" number="4"/<remark id="de-facto" number="8"/
